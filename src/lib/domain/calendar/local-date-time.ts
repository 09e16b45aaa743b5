// Wall-clock dates and times: text that no device's zone can shift. This room knows no clock:
// the present instant comes in as milliseconds since 1970 UTC.

/** A calendar day, «YYYY-MM-DD». */
export type LocalDate = string;

/** A time of day to the minute, «HH:MM», 00:00 to 23:59. */
export type LocalTime = string;

/** A wall-clock moment, «YYYY-MM-DDTHH:MM»; two of one zone compare as text. */
export type LocalDateTime = string;

/** An IANA zone name, e.g. `Europe/Paris`, `Indian/Reunion`. */
export type Zone = string;

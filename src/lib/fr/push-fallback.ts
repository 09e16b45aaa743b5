// What a message on the device's screen says where it could not be read: the service worker's only words.

export const PUSH_TITLE = 'IMAG’IN Nomade';
export const PUSH_FALLBACK = 'Du nouveau vous attend.';

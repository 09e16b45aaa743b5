// Vehicles as the kilometric scale sorts them. Nothing in a person's file tells which one is theirs: they say it.

export const VEHICLE_CLASSES = ['upTo5Cv', '6or7Cv', 'over7Cv', 'motorcycle', 'moped'] as const;
export type VehicleClass = (typeof VEHICLE_CLASSES)[number];

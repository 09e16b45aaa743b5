// The teacher's pages read the device's store: the server renders none of them, one shell serves them all.
export const ssr = false;
export const prerender = false;

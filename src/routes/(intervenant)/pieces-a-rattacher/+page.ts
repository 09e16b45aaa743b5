// A shell of its own: its head names this page's files, so that the device fetches them together at a start offline.
export const prerender = true;

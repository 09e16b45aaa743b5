// The shell: one empty page that the service worker keeps and answers to every address of the teacher's service.
export const prerender = true;
export const ssr = false;

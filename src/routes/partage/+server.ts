// A share of another app that no service worker took (not installed yet, or withdrawn): it is told so. Nothing is read.
import { redirect, type RequestHandler } from '@sveltejs/kit';

const INBOX = '/pieces-a-rattacher';

export const POST: RequestHandler = () => redirect(303, `${INBOX}?sans-application`);
/** Reloaded, or opened by hand. */
export const GET: RequestHandler = () => redirect(303, INBOX);

// Resumable uploads by the tus protocol. Every method asks who it is; whose upload it is, the service asks.
import type { RequestEvent } from '@sveltejs/kit';
import { endpoint } from '$lib/server/http/endpoint';
import { answerUploadOf } from '$lib/server/services/answer-upload';
import { callerOf } from '../../caller-of.server';

const answer = endpoint((event: RequestEvent) => answerUploadOf(callerOf(event), event.request));

export { answer as DELETE, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST };

// Reads the fields of a posted form. What they mean is the route's business.
import { Refused } from '../refused';

/** Texts alone: a file where a text is expected is as good as nothing. */
export interface FormFields {
	(name: string): string;
	/** Every text under the name, in order: boxes that were ticked. */
	all: (name: string) => string[];
}

/** @throws Refused `malformed` if the body is no form, or one that cannot be read. */
export async function readForm(request: Request): Promise<FormFields> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
		throw new Refused('malformed');
	try {
		const form = await request.formData();
		const all = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
		return Object.assign((name: string) => all(name)[0] ?? '', { all });
	} catch (error) {
		// What the platform says of a torn body.
		if (error instanceof TypeError) throw new Refused('malformed');
		throw error;
	}
}

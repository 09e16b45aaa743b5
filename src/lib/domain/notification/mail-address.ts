// Whether a text can be an e-mail address: what people have, not all that RFC 5322 would let through.

/** Whole, one domain with a dot, no blank, no control character, none of `<>,;:"()[]\`. */
const ADDRESS =
	/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{4,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** `prenom.nom@ac-rennes.fr` → true; `nom@localhost`, `a@b.fr,c@d.fr`, `nom..x@d.fr` → false. */
export function isMailAddress(text: string): boolean {
	const [name = ''] = text.split('@');
	return ADDRESS.test(text) && !name.startsWith('.') && !name.endsWith('.') && !name.includes('..');
}

// The one place that says where a module of an académie is. Nothing of a request ever makes an address.
import type { PortalModule } from '$lib/domain/portal/application';
import { config } from '../config';
import { isPortalAddress } from '../portal-addresses';
import { readPortalAddresses } from '../repositories/portal-addresses';

/** Null: the académie has none configured. The environment's word goes first. */
export async function portalAddress(academy: string, module: PortalModule): Promise<string | null> {
	const address = config().portals[academy]?.[module] ?? (await readPortalAddresses(academy))[module];
	// Written by an import that checked it; checked again, for it becomes the action of a form.
	return address !== undefined && isPortalAddress(address) ? address : null;
}

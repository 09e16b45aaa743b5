// A supporting document as the screen sees it: the server's ones and those still on this device, in one list.
import type { SupportingDocument } from '$lib/domain/supporting-document/supporting-document';
import type { ItemState } from './item-state';

export interface DeviceDocument extends SupportingDocument {
	state: ItemState;
	/** Its bytes can be opened without a network. */
	isOnDevice: boolean;
	/** A deletion of it waits to be sent. */
	isBeingDeleted: boolean;
}

// What the service worker told, in the address, of a share that led to a page.
export { outcomeOf, type ShareOutcome } from '../share/share-outcome';

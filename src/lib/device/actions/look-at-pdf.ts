// A PDF is looked at in the page: its pages are drawn while somebody looks, and nothing of it is kept.
export { openPdf } from '../pdf-view/open-pdf';

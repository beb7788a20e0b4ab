/** Where the browser begins: the phone's page, which nobody logs in to, or the portal. Each loads only what is its own. */
import './design/base.css';

try {
  if (window.location.pathname === '/c') {
    const { showPhonePage } = await import('./pages/phone/phone-page.tsx');
    await showPhonePage();
  } else {
    const { showPortal } = await import('./portal.tsx');
    await showPortal();
  }
} catch (error) {
  // A file that did not come, or a browser that lacks something: a sentence, and not an empty page.
  document.getElementById('not-started')?.removeAttribute('hidden');
  throw error;
}

/** Where the browser begins: the phone's page, which nobody logs in to, or the portal. Each loads only what is its own. */
import './design/base.css';

if (window.location.pathname === '/c') {
  const { showPhonePage } = await import('./phone/phone-page.tsx');
  await showPhonePage();
} else {
  const { showPortal } = await import('./portal.tsx');
  await showPortal();
}

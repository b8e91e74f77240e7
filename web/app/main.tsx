// Starts the screen: words first, then the page that the address names.
import '../design/layers.css';
import '../design/mantine.css';
import '../design/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import { createRoot } from 'react-dom/client';
import { startLanguages } from '../languages/languages.ts';
import { App } from './app.tsx';

// After an update the pieces of the old screen are gone: the new one is loaded, at most once a minute.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('kontor.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('kontor.reloaded', String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

await startLanguages();
createRoot(document.getElementById('root')!).render(<App />);

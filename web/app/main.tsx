// Starts the screen: words first, then the page that the address names.
import '../design/layers.css';
import '../design/mantine.css';
import '../design/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import { createRoot } from 'react-dom/client';
import { allWords, startLanguages } from '../languages/languages.ts';
import { App } from './app.tsx';

const place = document.getElementById('root')!;
const withoutWords = [
  'Kontor could not be loaded. Load the page again in a moment.',
  'Kontor kon niet worden geladen. Laad de pagina zo meteen opnieuw.',
  'Не удалось загрузить Kontor. Обновите страницу чуть позже.',
  'Nie udało się wczytać Kontora. Odśwież stronę za chwilę.',
].join('\n');

try {
  await startLanguages();
  createRoot(place).render(<App />);
  whenIdle(() => void allWords().catch((error) => console.warn('The other words come later.', error)));
} catch (error) {
  console.error(error);
  place.setAttribute('role', 'alert');
  place.className = 'without-words';
  place.textContent = withoutWords;
}

/** Once the first view stands: what later pages say is fetched before one is opened. */
function whenIdle(then: () => void): void {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) setTimeout(() => requestIdleCallback(then), 2000);
  else setTimeout(then, 3000);
}

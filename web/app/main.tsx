// Starts the screen: words first, then the page that the address names.
import '../design/layers.css';
import '../design/mantine.css';
import '../design/fonts.css';
import '../design/tokens.css';
import '../design/base.css';
import { createRoot } from 'react-dom/client';
import { startLanguages } from '../languages/languages.ts';
import { App } from './app.tsx';

await startLanguages();
createRoot(document.getElementById('root')!).render(<App />);

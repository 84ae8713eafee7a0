import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './app';
import './styles/index.css';

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<StrictMode><Console /></StrictMode>);

// Runs before the first paint so that a chosen theme and language never flash in late.
// A file of its own because the content security policy forbids inline scripts.
try {
  const theme = localStorage.getItem('slipway.theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = localStorage.getItem('slipway.language') ?? document.documentElement.lang;
} catch {
  // Storage is forbidden here: the defaults of the style sheet hold.
}

// Watches a rollout strip from outside: which pod stood in which cell, in order.

/**
 * Follows the strip until its rollout ends. `grew`: new pods seen before and when ready; `left`: old
 * pods seen ready and later draining or gone.
 */
export async function watchStrip(page, { picture, patience }) {
  await page.getByTestId('rollout-strip').waitFor();
  await page.evaluate(record);
  await page.locator('.board-cell.row-new.stage-ready .pod, .board-cell.row-new.stage-starting .pod').first().waitFor({ timeout: patience });
  await page.screenshot({ path: picture });
  await page.locator('.strip-succeeded, .strip-failed, .strip-cancelled').first().waitFor({ timeout: patience });
  const end = await page.locator('.strip-end .state').innerText();
  const says = await page.getByTestId('rollout-strip').innerText();
  const paths = await page.evaluate(() => window.stripPaths);
  const all = Object.entries(paths);
  const grew = all.filter(([, path]) => path.some((cell) => /^new-(queued|pulling|starting)/.test(cell)) && path.includes('new-ready')).map(([pod]) => pod);
  const left = all.filter(([, path]) => path.includes('old-ready') && path.some((cell) => /^old-(draining|gone)/.test(cell))).map(([pod]) => pod);
  return { end, says, paths, grew, left };
}

/** Runs in the page: notes every cell each pod's tile is seen in. */
function record() {
  window.stripPaths = {};
  const look = () => {
    for (const tile of document.querySelectorAll('.board [data-pod]')) {
      const cell = tile.closest('[data-cell]').dataset.cell;
      const path = (window.stripPaths[tile.dataset.pod] ??= []);
      if (path.at(-1) !== cell) path.push(cell);
    }
  };
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

// A card's page in the browser: copies the file's name.

export function setUpCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    if (navigator.clipboard === undefined) continue
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
        () => {
          button.textContent = 'Copied'
        },
        () => {
          button.textContent = 'Not copied'
        },
      )
    })
  }
}

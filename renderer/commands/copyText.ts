/** The clipboard, also where the page may not use the clipboard API. */

/** @throws when the browser refuses both ways */
export const copyText = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    const before = document.activeElement;
    field.value = text;
    field.setAttribute('aria-hidden', 'true');
    field.style.position = 'fixed';
    field.style.opacity = '0';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    if (!done) throw new Error('The browser does not let this page use the clipboard.');
  }
};

/** @throws when the browser does not let the page read it: most ask the user first, the desktop app refuses */
export const readClipboard = async (): Promise<string> => {
  try {
    return await navigator.clipboard.readText();
  } catch {
    throw new Error('The clipboard cannot be read from here. Press the key to paste instead.');
  }
};

/** Which programs show the page, from the browser's own words. */

/** Later ones name earlier ones too: the first that is found counts. */
const browsers: readonly (readonly [name: string, version: RegExp])[] = [
  ['Firefox', /Firefox\/([\d.]+)/],
  ['Edge', /Edg\/([\d.]+)/],
  ['Chromium', /(?:Headless)?Chrome\/([\d.]+)/],
  ['Safari', /Version\/([\d.]+).*Safari/],
];

/** @returns names with versions, `Electron` first where it is one */
export const shownBy = (userAgent: string): readonly (readonly [string, string])[] => {
  const electron = /Electron\/([\d.]+)/.exec(userAgent)?.[1];
  const browser = browsers
    .map(([name, version]) => [name, version.exec(userAgent)?.[1]] as const)
    .find(([, version]) => version !== undefined);
  return [
    ...(electron === undefined ? [] : [['Electron', electron] as const]),
    ...(browser?.[1] === undefined ? [] : [[browser[0], browser[1]] as const]),
  ];
};

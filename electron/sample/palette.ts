/** Colours by the names that tags use, as they are drawn in hair, eyes, skin and cloth. */

export const clothColours = {
  black: '#3a3844',
  white: '#f4f2ee',
  grey: '#9a9daa',
  red: '#c4434c',
  blue: '#4a78b8',
  green: '#4f8a6a',
  brown: '#8a6248',
  purple: '#7d62a8',
  pink: '#eba6bb',
  yellow: '#edc558',
  orange: '#e08b4a',
  aqua: '#7fc6cf',
} as const;
export type ColourName = keyof typeof clothColours;

export const hairColours = {
  silver: '#d3d3df',
  white: '#f3eff2',
  grey: '#8c919e',
  black: '#3b3a4a',
  brown: '#7a5442',
  blonde: '#f0cf78',
  red: '#bf3f3c',
  orange: '#e5894a',
  pink: '#ec9ab4',
  purple: '#8d6cba',
  blue: '#5b86c6',
  aqua: '#86cfd4',
  green: '#6a9f78',
} as const;
export type HairColour = keyof typeof hairColours;

export const eyeColours = {
  red: '#d23c4b',
  blue: '#4585d6',
  green: '#3fa06c',
  yellow: '#dda52c',
  purple: '#8f5fc4',
  brown: '#93613d',
  aqua: '#3fb5c0',
  pink: '#e26a97',
  grey: '#7f8796',
  orange: '#e07b34',
} as const;
export type EyeColour = keyof typeof eyeColours;

export const skins = { pale: '#ffefe8', fair: '#ffe3d4', tan: '#eec0a0', dark: '#b57f5f' } as const;
export type Skin = keyof typeof skins;

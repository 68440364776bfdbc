/** Where the captions of the full view are: as the user says, or as the window's shape suggests. */
import type { Settings } from '../../shared/api/settings.ts';

type Choice = Settings['loupeCaptionsAt'];

/** In such a window there is room beside the image. */
export const wideWindow = '(min-aspect-ratio: 6/5) and (min-width: 821px)';

export const captionsPlace = (choice: Choice, wide: boolean): Exclude<Choice, 'auto'> =>
  choice === 'auto' ? (wide ? 'beside' : 'below') : choice;

/** The other place; `auto` where that is what the window suggests. */
export const otherPlace = (choice: Choice, wide: boolean): Choice => {
  const other = captionsPlace(choice, wide) === 'beside' ? 'below' : 'beside';
  return captionsPlace('auto', wide) === other ? 'auto' : other;
};

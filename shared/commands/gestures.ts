/** Keys and gestures that belong to one place rather than to a command; the help page lists them beside the table. */

interface Gesture {
  /** Alternatives; each in the notation of `keys.ts`, or plain words for the mouse. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface GestureGroup {
  readonly place: string;
  readonly gestures: readonly Gesture[];
}

export const gestureGroups: readonly GestureGroup[] = [
  {
    place: 'In the sheet',
    gestures: [
      { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: 'move from sample to sample' },
      { keys: ['Shift+ArrowDown', 'Shift+Click'], does: 'select up to there' },
      { keys: ['Space', 'Mod+Click'], does: 'select, or take out of the selection' },
      { keys: ['Mod+Wheel'], does: 'larger or smaller pictures' },
      { keys: ['Home', 'End', 'PageUp', 'PageDown'], does: 'go far' },
      { keys: ['Enter', 'Double-click'], does: 'open the loupe' },
      { keys: ['Escape'], does: 'select none' },
    ],
  },
  {
    place: 'In the captions',
    gestures: [
      { keys: ['ArrowLeft', 'ArrowRight'], does: 'from tag to tag' },
      { keys: ['Enter', 'F2', 'Double-click'], does: 'retype the tag' },
      { keys: ['Delete', 'Backspace'], does: 'take the tag out' },
      { keys: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Drag'], does: 'move the tag' },
      { keys: ['Mod+C', 'Mod+V'], does: 'copy the tag; put tags behind it' },
      { keys: ['Escape'], does: 'back to the sheet; in prose: throw away what is not saved' },
      { keys: ['Mod+S', 'Mod+Enter'], does: 'in a text: save; save and leave it' },
      { keys: ['Double-click'], does: 'on the prose: edit it' },
    ],
  },
  {
    place: 'In a field with completions',
    gestures: [
      {
        keys: ['ArrowUp', 'ArrowDown'],
        does: 'mark a completion; an only one that fits is marked by itself',
      },
      { keys: ['Enter', 'Tab'], does: 'take the marked one; Tab goes on to the next field' },
      { keys: ['Escape'], does: 'close the list, then leave the field' },
    ],
  },
  {
    place: 'In the search field',
    gestures: [
      { keys: ['ArrowUp', 'ArrowDown'], does: 'choose a completion; in an empty field: earlier queries' },
      { keys: ['Tab', 'Enter'], does: 'take the completion' },
      { keys: ['Enter'], does: 'go to the sheet' },
      { keys: ['Escape'], does: 'close the completions, then clear the field, then go to the sheet' },
    ],
  },
  {
    place: 'In the facets',
    gestures: [
      { keys: ['Click', 'Enter'], does: 'only samples with it; again: take it back' },
      { keys: ['Alt+Click', 'Alt+Enter'], does: 'only samples without it' },
    ],
  },
  {
    place: 'On the picture',
    gestures: [
      { keys: ['Wheel'], does: 'zoom to where the pointer is' },
      { keys: ['Drag'], does: 'move the picture' },
      { keys: ['Double-click'], does: 'fit or 100 %' },
      { keys: ['ArrowLeft', 'ArrowRight'], does: 'in the loupe: previous and next sample; zoomed in: move' },
      { keys: ['Escape'], does: 'close the loupe' },
    ],
  },
];

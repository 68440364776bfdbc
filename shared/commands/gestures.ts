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
      { keys: ['Space', 'Mod+Click'], does: 'add to the selection, or remove from it' },
      { keys: ['Mod+Wheel'], does: 'larger or smaller images' },
      { keys: ['Home', 'End', 'PageUp', 'PageDown'], does: 'first, last, a page up, a page down' },
      { keys: ['Enter', 'Double-click'], does: 'open the full view' },
      { keys: ['Escape'], does: 'select none' },
      {
        keys: ['Right click', 'Shift+F10'],
        does: 'the menu of the samples, and of the tag under the pointer',
      },
    ],
  },
  {
    place: 'In the captions',
    gestures: [
      { keys: ['ArrowLeft', 'ArrowRight'], does: 'move from tag to tag' },
      { keys: ['Enter', 'F2', 'Double-click'], does: 'retype the tag' },
      { keys: ['Delete', 'Backspace'], does: 'remove the tag' },
      { keys: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Drag'], does: 'move the tag' },
      { keys: ['Mod+C', 'Mod+V'], does: 'copy the tag; paste tags after it' },
      {
        keys: ['Escape'],
        does: 'back to the sheet; in an NL caption: close it and keep the text as a draft',
      },
      { keys: ['Mod+S', 'Mod+Enter'], does: 'in a text field: save; save and leave it' },
      { keys: ['Double-click'], does: 'on an NL caption: edit it' },
    ],
  },
  {
    place: 'On the tags of a selection',
    gestures: [
      { keys: ['ArrowLeft', 'ArrowRight'], does: 'move from tag to tag' },
      { keys: ['+'], does: 'add the tag to all of them' },
      { keys: ['Delete', 'Backspace'], does: 'remove the tag from all that have it' },
      { keys: ['Enter', 'Click'], does: 'everything else that can be done with the tag' },
      { keys: ['A letter'], does: 'begin a new tag for all; the tags shown are those that contain it' },
    ],
  },
  {
    place: 'On the strip of tag keys',
    gestures: [
      {
        keys: ['1', '0', 'Alt+1', 'Alt+0'],
        does: 'tag keys 1 to 20: toggle their tags, wherever samples are shown',
      },
      { keys: ['Mod+1'], does: 'what the digit does where no tag is on it: density and pages, 1 to 9' },
      { keys: ['Click', 'Enter'], does: 'add the tag to the selection; where all have it, remove it' },
      { keys: ['F2'], does: 'edit the tag keys in place; Enter goes on to the next' },
      { keys: ['Delete'], does: 'clear the tag key' },
    ],
  },
  {
    place: 'In a field with completions',
    gestures: [
      {
        keys: ['ArrowUp', 'ArrowDown'],
        does: 'highlight a completion; a single match is highlighted already',
      },
      { keys: ['Enter', 'Tab'], does: 'accept the highlighted completion; Tab moves on to the next field' },
      { keys: ['Escape'], does: 'close the list, then leave the field' },
    ],
  },
  {
    place: 'In the search field',
    gestures: [
      { keys: ['ArrowUp', 'ArrowDown'], does: 'choose a completion; in an empty field: earlier queries' },
      { keys: ['Tab', 'Enter'], does: 'accept the completion' },
      { keys: ['Enter'], does: 'go to the sheet' },
      { keys: ['Escape'], does: 'close the completions, then clear the field, then go to the sheet' },
    ],
  },
  {
    place: 'In the filters',
    gestures: [
      { keys: ['Click', 'Enter'], does: 'show only samples with it; again: remove the condition' },
      { keys: ['Alt+Click', 'Alt+Enter'], does: 'show only samples without it' },
    ],
  },
  {
    place: 'On the image',
    gestures: [
      { keys: ['Wheel'], does: 'zoom to where the pointer is' },
      { keys: ['Drag'], does: 'move the image' },
      { keys: ['Double-click'], does: 'fit or 100 %' },
      {
        keys: ['ArrowLeft', 'ArrowRight'],
        does: 'in the full view: previous and next sample; zoomed in: move',
      },
      { keys: ['PageUp', 'PageDown', 'Home', 'End'], does: 'previous, next, first and last sample' },
      { keys: ['Escape'], does: 'close the full view' },
    ],
  },
];

/**
 * A text field with completions, by one rule for every such field of the app:
 *
 * 1. Typing opens the list. So do the arrow keys, which also mark a completion: round through all of them, and through
 *    none. An only completion that begins with what is typed is marked by itself, unless it is
 *    what is typed.
 * 2. Enter, Tab and a click take the marked completion, which is seen to be marked. Enter stays in the field, Tab goes on
 *    to the next one.
 * 3. Where none is marked, Enter and Tab mean the field itself, and what is typed stays.
 * 4. Escape closes the list; the next Escape is the field's own.
 * 5. Whatever else leaves the field takes nothing: a click elsewhere, Shift and Tab, the pointer on its way over the list.
 *
 * A query is a text of many words, so the search field differs in two points: Tab stays in it and takes the first
 * completion if none is marked, and nothing is marked by itself, as Enter there asks what is typed.
 *
 * Roles, names and scrolling are downshift's.
 */
import { useCombobox } from 'downshift';
import { useEffect, useState, type KeyboardEvent, type Ref } from 'react';
import { listKey, markedAfter, type MarkingKey } from './comboRule.ts';

const { stateChangeTypes: types } = useCombobox;
const markingKeys: ReadonlyMap<unknown, MarkingKey> = new Map([
  [types.InputKeyDownArrowDown, 'ArrowDown'],
  [types.InputKeyDownArrowUp, 'ArrowUp'],
  [types.InputKeyDownPageDown, 'PageDown'],
  [types.InputKeyDownPageUp, 'PageUp'],
]);

/** Whether a field has its list open, and what the user marked; null: nothing so far. */
interface List {
  readonly open: boolean;
  readonly chosen: number | null;
}

const closed: List = { open: false, chosen: null };
const none = -1;

/** The list's own state, for a field that only reads completions when they are wanted. */
export const useComboList = () => {
  const [list, setList] = useState<List>(closed);
  return { ...list, setList };
};

interface ComboUse<Item> {
  readonly list: ReturnType<typeof useComboList>;
  /** The current completions. */
  readonly items: readonly Item[];
  /** The text of the field. */
  readonly value: string;
  readonly nameOf: (item: Item) => string;
  readonly onTake: (item: Item, index: number, by: 'Enter' | 'Tab' | 'click') => void;
  /** Whether an only completion is marked by itself. */
  readonly marksOnly?: (item: Item) => boolean;
  readonly ref?: Ref<HTMLInputElement> | undefined;
  /** Tab takes the first completion where none is marked, and stays in the field. */
  readonly tabStays?: boolean;
  /** A key that the list does not use, or an arrow before it does. Returns whether it was used. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => boolean;
}

/** The position of an only completion that is longer than the typed text; -1: none. */
const markedByItself = <Item>({ items, value, nameOf, marksOnly }: ComboUse<Item>): number => {
  const [only] = items;
  if (items.length !== 1 || only === undefined || nameOf(only) === value.trim()) return none;
  return marksOnly?.(only) === true ? 0 : none;
};

/** Scrolls a list into view when it opens or changes: at the foot of a scrolling element it would be cut off. */
const useListInSight = (shown: number) => {
  const [menu, setMenu] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (shown > 0) menu?.scrollIntoView({ block: 'nearest' });
  }, [menu, shown]);
  return setMenu;
};

type KeyUse = (event: KeyboardEvent<HTMLInputElement>) => boolean;

/** Arrows are offered to the field first, other keys to the list. With a modifier a key is never for the list. */
const keyDown =
  (field: KeyUse, list: KeyUse) =>
  (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (plain && isArrow && field(event)) return;
    if (plain && list(event)) return;
    if (!isArrow) field(event);
  };

export const useCombo = <Item>(use: ComboUse<Item>) => {
  const { list, items, value, nameOf, onTake, tabStays = false, onKey, ref = null } = use;
  const { setList } = list;
  const isOpen = list.open && items.length > 0;
  const byItself = markedByItself(use);
  const marked = isOpen ? Math.min(list.chosen ?? byItself, items.length - 1) : none;

  const { getInputProps, getMenuProps, getItemProps, getLabelProps } = useCombobox<Item>({
    items: [...items],
    itemToString: (item) => (item === null ? '' : nameOf(item)),
    inputValue: value,
    selectedItem: null,
    isOpen,
    highlightedIndex: marked,
    // Only the arrows are left to it; the text, the taking and the closing are below.
    stateReducer: (state, { type }) => {
      const key = markingKeys.get(type);
      if (key === undefined) return state;
      const { isOpen: open, highlightedIndex } = state;
      const untouched = open && list.chosen === null && highlightedIndex >= 0;
      const place = { open, marked: highlightedIndex, count: items.length, byItself: untouched };
      const next = markedAfter(key, place);
      return { ...state, isOpen: true, highlightedIndex: next };
    },
    onStateChange: ({ highlightedIndex, isOpen: opened }) => {
      if (highlightedIndex !== undefined) setList({ open: true, chosen: highlightedIndex });
      else if (opened === true) setList({ open: true, chosen: null });
    },
  });

  const setMenu = useListInSight(isOpen ? items.length : 0);
  const close = (): void => setList(closed);
  const take = (index: number, by: 'Enter' | 'Tab' | 'click'): void => {
    const item = items[index];
    if (item === undefined) return;
    close();
    onTake(item, index, by);
  };
  const input = getInputProps({ ref });

  /** Returns whether the list has used the key; the field then does nothing more with it. */
  const takeKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const key = listKey(event, { isOpen, marked, tabStays });
    if (key === null) return false;
    if (key.does === 'mark') input.onKeyDown?.(event);
    else if (key.does === 'take') {
      if (key.stays) event.preventDefault();
      take(key.index, key.by);
    } else {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    return true;
  };
  return {
    isOpen,
    marked,
    open: (): void => setList({ open: true, chosen: null }),
    close,
    labelProps: getLabelProps(),
    inputProps: {
      ...input,
      'aria-activedescendant': marked === none ? undefined : input['aria-activedescendant'],
      onKeyDown: keyDown(onKey, takeKey),
      onChange: undefined,
      onClick: undefined,
      onBlur: undefined,
    },
    menuProps: getMenuProps({ ref: setMenu }, { suppressRefError: true }),
    itemProps: (index: number) => ({
      ...getItemProps({ index }),
      onClick: (): void => take(index, 'click'),
    }),
  };
};

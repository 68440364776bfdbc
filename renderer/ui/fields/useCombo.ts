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
import { markedAfter, type MarkingKey } from './comboRule.ts';

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

/** The list's own state, for a field whose completions depend on whether they are wanted. */
export const useComboList = () => {
  const [list, setList] = useState<List>(closed);
  return { ...list, setList };
};

interface ComboUse<Item> {
  readonly list: ReturnType<typeof useComboList>;
  /** What can be taken now. */
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

export const useCombo = <Item>(use: ComboUse<Item>) => {
  const { list, items, value, nameOf, onTake, marksOnly, tabStays = false, onKey, ref = null } = use;
  const { setList } = list;
  const isOpen = list.open && items.length > 0;
  const [only] = items;
  const takesMore = only !== undefined && nameOf(only) !== value.trim() && marksOnly?.(only) === true;
  const onlyOne = items.length === 1 && takesMore ? 0 : none;
  const marked = isOpen ? Math.min(list.chosen ?? onlyOne, items.length - 1) : none;

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
      const byItself = open && list.chosen === null && highlightedIndex >= 0;
      const next = markedAfter(key, { open, marked: highlightedIndex, count: items.length, byItself });
      return { ...state, isOpen: true, highlightedIndex: next };
    },
    onStateChange: ({ highlightedIndex, isOpen: opened }) => {
      if (highlightedIndex !== undefined) setList({ open: true, chosen: highlightedIndex });
      else if (opened === true) setList({ open: true, chosen: null });
    },
  });

  const [menu, setMenu] = useState<HTMLDivElement | null>(null);
  const shown = isOpen ? items.length : 0;
  // At the foot of something that scrolls the list would be cut off.
  useEffect(() => {
    if (shown > 0) menu?.scrollIntoView({ block: 'nearest' });
  }, [menu, shown]);

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
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        input.onKeyDown?.(event);
        return true;
      case 'PageDown':
      case 'PageUp':
        if (isOpen) input.onKeyDown?.(event);
        return isOpen;
      case 'Enter':
        if (marked === none) return false;
        event.preventDefault();
        take(marked, 'Enter');
        return true;
      case 'Tab': {
        const taken = marked === none && tabStays && isOpen ? 0 : marked;
        if (event.shiftKey || taken === none) return false;
        if (tabStays) event.preventDefault();
        take(taken, 'Tab');
        return true;
      }
      case 'Escape':
        if (!isOpen) return false;
        event.preventDefault();
        event.stopPropagation();
        close();
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (plain && isArrow && onKey(event)) return;
    if (plain && takeKey(event)) return;
    if (!isArrow) onKey(event);
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
      onKeyDown,
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

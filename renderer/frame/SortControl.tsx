/** The order of the samples: reads it from the query, and writes it there. */
import { ArrowDown, ArrowUp, ChevronDown, Shuffle } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CommandId } from '../../shared/commands/commands.ts';
import type { Sort } from '../../shared/query/ast.ts';
import { sortOf } from '../../shared/query/sortTerm.ts';
import { useProject } from '../api/queries.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/overlays/Menu.tsx';
import styles from './SortControl.module.css';

interface Order {
  readonly key: Sort['key'];
  readonly label: string;
  readonly command: Extract<CommandId, `sort.${string}`>;
  readonly forward: string;
  readonly reverse: string;
}

const orders: readonly Order[] = [
  { key: 'path', label: 'Path', command: 'sort.path', forward: 'A to Z', reverse: 'Z to A' },
  { key: 'name', label: 'File name', command: 'sort.name', forward: 'A to Z', reverse: 'Z to A' },
  { key: 'date', label: 'Date', command: 'sort.date', forward: 'oldest first', reverse: 'newest first' },
  { key: 'size', label: 'Pixels', command: 'sort.size', forward: 'smallest first', reverse: 'largest first' },
  {
    key: 'filesize',
    label: 'File size',
    command: 'sort.fileSize',
    forward: 'smallest first',
    reverse: 'largest first',
  },
  {
    key: 'tags',
    label: 'Number of tags',
    command: 'sort.tags',
    forward: 'fewest first',
    reverse: 'most first',
  },
  { key: 'random', label: 'Shuffle', command: 'sort.random', forward: 'shuffled', reverse: 'shuffled' },
];

const wayOf = ({ forward, reverse }: Order, sort: Sort): string =>
  sort.key !== 'random' && sort.reverse ? reverse : forward;

const Choice = ({ order, sort }: { readonly order: Order; readonly sort: Sort | null }) => {
  const { run } = useCommand(order.command);
  const chosen = sort?.key === order.key;
  return (
    <MenuChoice chosen={chosen} onSelect={run} note={chosen ? wayOf(order, sort) : undefined}>
      {order.label}
    </MenuChoice>
  );
};

const sign = (sort: Sort) =>
  sort.key === 'random' ? (
    <Shuffle size={13} aria-hidden="true" />
  ) : sort.reverse ? (
    <ArrowDown size={13} aria-hidden="true" />
  ) : (
    <ArrowUp size={13} aria-hidden="true" />
  );

export const SortControl = () => {
  const [open, setOpen] = useState(false);
  const draft = useApp((state) => state.draft);
  const query = useApp((state) => state.query);
  const { keys } = useCommand('sort.open');
  const reverse = useCommand('sort.reverse');
  /** Where the keyboard was before the key opened the menu. */
  const before = useRef<HTMLElement>(null);
  useRequest('sort.open', () => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(true);
  });
  const { data: project } = useProject();
  const sort = sortOf(draft, project?.queries) ?? sortOf(query, project?.queries);
  const order = orders.find(({ key }) => key === sort?.key);
  if (sort === null || order === undefined) return null;
  const way = wayOf(order, sort);
  return (
    <Menu
      open={open}
      onOpen={(now) => {
        if (now) before.current = null;
        setOpen(now);
      }}
      backTo={before}
      align="end"
      trigger={
        <Button
          look="quiet"
          className={styles.sort}
          title={`Sorted by ${order.label.toLowerCase()}, ${way} (${keys})`}
          aria-label={`Sort: ${order.label}, ${way}`}
          aria-keyshortcuts={keys}
        >
          {sign(sort)}
          <span className={styles.label}>{order.label}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {orders.map((each) => (
        <Choice key={each.key} order={each} sort={sort} />
      ))}
      <MenuSeparator />
      <MenuItem onSelect={reverse.run} disabled={sort.key === 'random'}>
        {reverse.label}
      </MenuItem>
    </Menu>
  );
};

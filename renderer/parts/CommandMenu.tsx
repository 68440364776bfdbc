/** The menu of a thing: commands of the table with their keys, as the palette has them. By right click and by the menu key. */
import { Fragment, type ReactNode } from 'react';
import { commandOf, type CommandId } from '../../shared/commands/commands.ts';
import { contextMenus, type MenuPlace } from '../../shared/commands/contextMenus.ts';
import { useCommand, useCommandCentre } from '../commands/CommandContext.tsx';
import { ContextMenu, ContextMenuItem, ContextMenuSeparator } from '../ui/overlays/ContextMenu.tsx';

interface Props {
  readonly place: MenuPlace;
  /** Where it opens: one element that takes a ref and passes props on. It has made the thing the current one by then. */
  readonly trigger: ReactNode;
  /** What stands above the commands. */
  readonly more?: ReactNode;
}

const Item = ({ id }: { readonly id: CommandId }) => {
  const { run, available, label, keys } = useCommand(id);
  const asks = commandOf(id).label.endsWith('...');
  return (
    <ContextMenuItem keys={keys} disabled={!available} onSelect={run}>
      {asks ? `${label}...` : label}
    </ContextMenuItem>
  );
};

/** Without what only the native window can do, in a browser. */
const Items = ({ place }: { readonly place: MenuPlace }) => {
  const { desktop } = useCommandCentre();
  return contextMenus[place]
    .map((ids) => ids.filter((id) => desktop || commandOf(id).desktop !== true))
    .filter((ids) => ids.length > 0)
    .map((ids, at) => (
      <Fragment key={ids.join(' ')}>
        {at > 0 && <ContextMenuSeparator />}
        {ids.map((id) => (
          <Item key={id} id={id} />
        ))}
      </Fragment>
    ));
};

export const CommandMenu = ({ place, trigger, more }: Props) => (
  <ContextMenu trigger={trigger}>
    {more}
    <Items place={place} />
  </ContextMenu>
);

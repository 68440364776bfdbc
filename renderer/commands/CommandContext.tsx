/** Provides the commands to the components. */
import { createContext, useContext, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { CommandId } from '../../shared/commands/commands.ts';
import { keymapOf, shownKey, type Keymap } from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { isAvailable } from '../../shared/commands/match.ts';
import { useApp } from '../state/AppContext.tsx';
import type { CommandCentre } from './commandCentre.ts';
import type { Layer, RequestName } from './requests.ts';
import { situationOf } from './situation.ts';
import { useKeys } from './useKeys.ts';

const CentreContext = createContext<CommandCentre | null>(null);

interface Props {
  readonly centre: CommandCentre;
  readonly children: ReactNode;
}

/** Also listens to the keyboard and to the native menu. Needs a StoreProvider above it. */
export const CommandProvider = ({ centre, children }: Props) => {
  useKeys(centre);
  return <CentreContext value={centre}>{children}</CentreContext>;
};

export const useCommandCentre = (): CommandCentre => {
  const centre = useContext(CentreContext);
  if (centre === null) throw new Error('Commands need a CommandProvider above them.');
  return centre;
};

export interface CommandUse {
  readonly run: () => void;
  readonly available: boolean;
  readonly label: string;
  /** Its first key as the platform writes it, or an empty text. */
  readonly keys: string;
}

/** What a button needs to know about a command. */
export const useCommand = (id: CommandId): CommandUse => {
  const centre = useCommandCentre();
  const row = useApp((state) => keymapOf(state.settings.keys).rowOf(id));
  const available = useApp((state) => isAvailable(row, situationOf(state, centre.desktop)));
  const key = useApp((state) => shownKey(keymapOf(state.settings.keys), row, state.tagKeySlots));
  return {
    run: () => centre.run(id),
    available,
    label: row.label.replace(/\.\.\.$/, ''),
    keys: key === undefined ? '' : keyText(key, centre.platform),
  };
};

/** All commands with the keys that they have now. */
export const useKeymap = (): Keymap => useApp((state) => keymapOf(state.settings.keys));

const LayerContext = createContext<Layer>('page');

/** Components inside answer commands only while this layer is in front. */
export const CommandLayer = ({
  layer,
  children,
}: {
  readonly layer: Layer;
  readonly children: ReactNode;
}) => <LayerContext value={layer}>{children}</LayerContext>;

/** Answers a command while the component is on screen, its layer is in front, and `act` is given. */
export const useRequest = (name: RequestName, act: (() => void) | null): void => {
  const { requests } = useCommandCentre();
  const layer = useContext(LayerContext);
  const latest = useRef(act);
  // With what is drawn, not a moment later: the next key may come before that.
  useLayoutEffect(() => {
    latest.current = act;
  });
  const listening = act !== null;
  useLayoutEffect(
    () => (listening ? requests.answer(name, layer, () => latest.current?.()) : undefined),
    [requests, name, layer, listening],
  );
};

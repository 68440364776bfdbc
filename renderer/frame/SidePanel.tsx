/** A panel beside the sheet, of the width that the user chose; in a narrow window it is over the sheet instead. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Splitter } from '../ui/display/Splitter.tsx';
import styles from './SidePanel.module.css';
import type { PanelName } from '../state/types.ts';

interface Props {
  readonly name: PanelName;
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly children: ReactNode;
}

const limits = {
  facets: { min: 180, max: 480, usual: 248 },
  inspector: { min: 260, max: 760, usual: 380 },
} as const;

export const SidePanel = (props: Props) => {
  const narrow = useApp((state) => state.narrow);
  return narrow ? <Drawer {...props} /> : <Beside {...props} />;
};

const Beside = ({ name, label, side, children }: Props) => {
  const { open, width } = useApp((state) => state.settings[name]);
  const change = useApp((state) => state.changeSettings);
  if (!open) return null;
  const { min, max, usual } = limits[name];
  const splitter = (
    <Splitter
      label={`Width of the ${label.toLowerCase()} panel`}
      panel={side}
      width={width}
      min={min}
      max={max}
      usual={usual}
      onChange={(next) => change({ [name]: { open, width: next } })}
    />
  );
  return (
    <aside className={styles.beside} style={{ width }} aria-label={label}>
      {side === 'right' && splitter}
      <div className={styles.content}>{children}</div>
      {side === 'left' && splitter}
    </aside>
  );
};

const Drawer = ({ name, label, side, children }: Props) => {
  const store = useAppStore();
  const open = useApp((state) => state.drawer === name);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    // A field that the panel was opened for has the focus already.
    if (open && panel.current?.contains(document.activeElement) === false) panel.current.focus();
  }, [open]);

  if (!open) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    store.getState().closeDrawer();
  };
  return (
    <>
      {/* Only for the pointer: keyboard users have Escape and the panel's own key. */}
      <div className={styles.scrim} onPointerDown={() => store.getState().closeDrawer()} aria-hidden="true" />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <aside
        ref={panel}
        tabIndex={-1}
        className={styles.drawer}
        data-side={side}
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {children}
      </aside>
    </>
  );
};

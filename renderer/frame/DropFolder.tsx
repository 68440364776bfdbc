/** A folder that is dropped on the window is opened; where the system does not say which one it is, what to do instead. */
import { useEffect, useRef, useState } from 'react';
import { commandOf } from '../../shared/commands/commands.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { useAppStore } from '../state/AppContext.tsx';
import type { AppStore } from '../state/types.ts';
import styles from './DropFolder.module.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

const open = async (store: AppStore, data: DataTransfer, openKey: string): Promise<void> => {
  const { say, openDataset } = store.getState();
  const [item] = data.items;
  const [file] = data.files;
  if (file === undefined) return;
  if (data.files.length > 1) return say('Drop one folder at a time.');
  if (item?.webkitGetAsEntry()?.isDirectory === false)
    return say(`${file.name} is a file. Drop the folder that it lies in.`);
  const path = globalThis.desktop?.pathOf(file) ?? '';
  if (path === '')
    return say(`A browser does not say where “${file.name}” lies. ${openKey} opens a folder by its path.`);
  const problem = await openDataset({ path });
  if (problem !== null) say(problem, 'problem');
};

export const DropFolder = () => {
  const store = useAppStore();
  const { platform } = useCommandCentre();
  const [over, setOver] = useState(false);
  /** Elements that the pointer has entered and not left: moving inside of the window enters one after the other. */
  const inside = useRef(0);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const leave = (): void => {
      inside.current = 0;
      setOver(false);
    };
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      inside.current += 1;
      setOver(true);
    };
    const left = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      inside.current -= 1;
      if (inside.current <= 0) leave();
    };
    const hover = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'link';
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      // Otherwise the browser would show what was dropped in place of the page.
      event.preventDefault();
      leave();
      const [key = ''] = commandOf('dataset.open').keys;
      void open(store, event.dataTransfer, keyText(key, platform));
    };
    globalThis.addEventListener('dragenter', enter, { signal });
    globalThis.addEventListener('dragleave', left, { signal });
    globalThis.addEventListener('dragover', hover, { signal });
    globalThis.addEventListener('drop', drop, { signal });
    return () => ending.abort();
  }, [store, platform]);
  if (!over) return null;
  return (
    <div className={styles.target} aria-hidden="true">
      <p className={styles.words}>Drop the folder to open it</p>
    </div>
  );
};

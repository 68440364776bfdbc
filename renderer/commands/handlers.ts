/**
 * What each command does, except those of a page of findings, which the page carries out itself. A command
 * without a handler does not type-check.
 */
import { freeTagKey, tagKeyCount } from '../../shared/api/tagKeys.ts';
import type { DesktopBridge } from '../../shared/api/desktop.ts';
import type { Density, Settings } from '../../shared/api/settings.ts';
import type { CommandId, FindingCommandId } from '../../shared/commands/commands.ts';
import type { Page } from '../../shared/commands/context.ts';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { keyText, type Platform } from '../../shared/commands/keys.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { Mark } from '../../shared/edit/mark.ts';
import { sortOf } from '../../shared/query/sortTerm.ts';
import { filtersShown } from '../state/uiSlice.ts';
import type { AppStore, Overlay } from '../state/types.ts';
import { editSubject } from '../state/editSubject.ts';
import { focusedRow } from '../state/rowsSlice.ts';
import { otherPlace, wideWindow } from './captionsPlace.ts';
import { markWords } from './markLabels.ts';
import { readClipboard } from './copyText.ts';
import { openMenu } from './openMenu.ts';
import { createOpenEditor } from './openEditor.ts';
import { nextImageSize } from './imageSizes.ts';
import type { RequestName, Requests } from './requests.ts';
import { reverseSort, sortBy } from './sorting.ts';
import { copyTags, pasteTags } from './tagsClipboard.ts';

export type Handlers = Readonly<Record<Exclude<CommandId, FindingCommandId>, () => void | Promise<void>>>;

export interface HandlerDeps {
  readonly store: AppStore;
  readonly requests: Requests;
  readonly desktop: DesktopBridge | undefined;
  /** For the names of keys. */
  readonly platform: Platform;
  readonly copy: (text: string) => Promise<void>;
}

/** A path in the notation of the system that the dataset is on. */
const joined = (folder: string, relPath: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const base = folder.endsWith(separator) ? folder : folder + separator;
  return base + relPath.replaceAll('/', separator);
};

/** Opens an overlay, or closes it where it is open. */
const overlayOf = (store: AppStore) => (overlay: Overlay) => () => {
  const { overlay: open, openOverlay, closeOverlay } = store.getState();
  if (open === overlay) closeOverlay();
  else openOverlay(overlay);
};

/** The dataset as a whole, and the dialogs of the window. */
const datasetHandlers = ({ store, desktop, copy }: HandlerDeps) => {
  const state = store.getState;
  const overlay = overlayOf(store);
  const opened = async (problem: Promise<string | null>): Promise<void> => {
    const words = await problem;
    if (words !== null) state().say(words, 'problem');
  };
  return {
    'dataset.open': async () => {
      if (desktop === undefined) return state().openOverlay('folders');
      const path = await desktop.chooseFolder();
      if (path !== null) await opened(state().openDataset({ path }));
    },
    'dataset.previous': () => opened(state().openPrevious()),
    'dataset.sample': () => opened(state().openSample()),
    'tour.take': () => opened(state().takeTour()),
    'dataset.rescan': () => state().rescan(),
    'export.open': overlay('export'),
    'captions.import': overlay('import'),
    'dataset.close': () => state().closeDataset(),
    'settings.open': overlay('settings'),
    'history.open': overlay('history'),
    'palette.open': overlay('palette'),
    'help.open': overlay('help'),
    'about.open': overlay('about'),
    'keys.open': overlay('keys'),
    'keys.print': () => state().printKeys(true),
    'report.copy': async () => {
      await copy(await state().readReport());
      state().say('Copied versions, sizes and settings: no paths, names or captions are in it.');
    },
    'log.show': () => (desktop === undefined ? state().sayWhereLogIs() : desktop.reveal('log')),
  } satisfies Partial<Handlers>;
};

/** Commands that change captions and marks. */
const editHandlers = ({ store, requests, copy }: HandlerDeps) => {
  const state = store.getState;
  const openEditor = createOpenEditor(store, requests);
  const bulk = (kind: Edit['kind']) => () => state().openBulk({ kind, tag: null });
  // The scope is read before the focus moves on: what is marked is what was seen.
  const mark = (mark: Mark) => () => {
    const { settings, setMark, step, say } = state();
    const row = focusedRow(state());
    const done = setMark(mark);
    if (settings.stepAfterMark && state().large !== 'compare' && editSubject(state()) === 'sample') {
      step(1);
      if (row !== undefined) say(`${row.relPath}: ${markWords({ mark, outdated: false })}.`);
    }
    return done;
  };
  return {
    'edit.undo': () => {
      // A rejection is no edit, and was the last thing done.
      if (state().page === 'captions' && requests.send('captions.undo')) return undefined;
      const { escaped, reopenDraft, undo } = state();
      // A text that was closed just now is what the user wants back, not the edit before it.
      if (escaped === null || focusedRow(state())?.relPath !== escaped.relPath) return undo();
      reopenDraft(escaped);
      if (escaped.field === 'nl') openEditor('edit.prose');
    },
    'edit.redo': () => state().redo(),
    'edit.tags': () => openEditor('edit.tags'),
    'edit.prose': () => openEditor('edit.prose'),
    'tags.copy': () => copyTags(store, copy),
    // By its key the text comes with the browser's own event (see useKeys); here it has to be read.
    'tags.paste': async () => pasteTags(store, await readClipboard()),
    'bulk.rename': bulk('rename-tag'),
    'bulk.swap': bulk('swap-tags'),
    'bulk.add': bulk('add-tag'),
    'bulk.remove': bulk('remove-tag'),
    'bulk.replace': bulk('replace'),
    'bulk.normalise': bulk('normalise'),
    'bulk.repeat': () => state().repeatEdit(),
    'captions.begin': () => state().openCaptioning(),
    'mark.reviewed': mark('reviewed'),
    'mark.needsWork': mark('needs-work'),
    'mark.excluded': mark('excluded'),
    'mark.none': () => state().setMark(null),
    'mark.note': () => openEditor('mark.note'),
    'aside.put': () => state().setAside('aside'),
    'aside.trash': () => state().setAside('trash'),
    'aside.show': overlayOf(store)('aside'),
    'mark.next': () => state().goToUnreviewed(),
    'mark.step': () => {
      const stepAfterMark = !state().settings.stepAfterMark;
      state().changeSettings({ stepAfterMark });
      state().say(stepAfterMark ? 'A mark goes on to the next sample.' : 'A mark stays at its sample.');
    },
    'trainer.again': () => openEditor('trainer.again'),
  } satisfies Partial<Handlers>;
};

/** Own keys for frequent tags. */
const tagKeyHandlers = ({ store }: HandlerDeps) => {
  const state = store.getState;
  const slots = Array.from({ length: tagKeyCount }, (_, at) => at + 1);
  return {
    'tagKeys.strip': () => {
      const { tagKeySlots, settings, changeSettings, editTagKeys } = state();
      // Without any there is nothing to show but the fields.
      if (tagKeySlots.size === 0) return editTagKeys(1);
      editTagKeys(null);
      changeSettings({ tagKeyStrip: !settings.tagKeyStrip });
    },
    'tagKeys.edit': () => state().editTagKeys(freeTagKey(state().tagKeySlots) ?? 1),
    ...(Object.fromEntries(slots.map((slot) => [`tagKey.${slot}`, () => state().toggleTagKey(slot)])) as Pick<
      Handlers,
      Extract<CommandId, `tagKey.${string}`>
    >),
  } satisfies Partial<Handlers>;
};

/** The file of the sample in focus. */
const fileHandlers = ({ store, desktop, copy }: HandlerDeps) => {
  const state = store.getState;
  return {
    'sample.copyPath': async () => {
      const row = focusedRow(state());
      const folder = state().dataset?.path;
      if (row === undefined || folder === undefined) return;
      await copy(joined(folder, row.relPath));
      state().say(`Copied the path of ${row.relPath}.`);
    },
    'sample.reveal': async () => {
      const row = focusedRow(state());
      if (row !== undefined) await desktop?.reveal(row.id);
    },
  } satisfies Partial<Handlers>;
};

/** What is shown, and how. */
const viewHandlers = ({ store, requests, platform }: HandlerDeps) => {
  const state = store.getState;
  const density = (density: Density) => () => {
    state().changeSettings({ density });
    state().showPage('sheet');
  };
  const page = (page: Page) => () => state().showPage(page);
  const theme = (theme: Settings['theme']) => () => state().changeSettings({ theme });
  const resize = (by: 1 | -1) => () => {
    const { density, imageSize } = state().settings;
    const size = nextImageSize(imageSize[density], by);
    state().changeSettings({ imageSize: { ...imageSize, [density]: size } });
  };
  return {
    'search.focus': () => {
      if (state().page !== 'sheet') state().showPage('sheet');
      if (!requests.send('search.focus')) requests.sendWhenAnswered('search.focus');
    },
    'query.save': () => {
      const { draft, say, togglePanel } = state();
      if (draft.trim() === '') return say('Search for something first: then its query can be saved.');
      if (sortOf(draft) === null) return say('The query cannot be read. Correct it, then save it.');
      if (!filtersShown(state())) togglePanel('facets');
      if (!requests.send('query.save')) requests.sendWhenAnswered('query.save');
    },
    'menu.open': () => {
      if (!openMenu()) state().say('What is in focus has no menu.');
    },
    'search.clear': () => state().runQuery(''),
    'select.all': () => state().selectAll(),
    'select.none': () => state().selectNone(),
    'select.invert': () => state().invertSelection(),
    'view.refresh': () => state().refresh(),
    'sort.open': () => void requests.send('sort.open'),
    'sort.path': () => sortBy(store, 'path'),
    'sort.name': () => sortBy(store, 'name'),
    'sort.date': () => sortBy(store, 'date'),
    'sort.size': () => sortBy(store, 'size'),
    'sort.fileSize': () => sortBy(store, 'filesize'),
    'sort.tags': () => sortBy(store, 'tags'),
    'sort.random': () => sortBy(store, 'random'),
    'sort.reverse': () => reverseSort(store),
    'density.rows': density('rows'),
    'density.tiles': density('tiles'),
    'density.sheet': density('sheet'),
    'pictures.larger': resize(1),
    'pictures.smaller': resize(-1),
    'pictures.blur': () => {
      state().toggleBlur();
      const [key] = keymapOf(state().settings.keys).rowOf('pictures.blur').keys;
      const again = key === undefined ? 'The same command' : keyText(key, platform);
      if (state().blurred) state().say(`All images are blurred. ${again} shows them again.`);
    },
    'panel.facets': () => state().togglePanel('facets'),
    'panel.inspector': () => state().togglePanel('inspector'),
    'theme.system': theme('system'),
    'theme.light': theme('light'),
    'theme.dark': theme('dark'),
    'page.sheet': page('sheet'),
    'page.roster': page('roster'),
    'page.mislabels': page('mislabels'),
    'page.problems': page('problems'),
    'page.duplicates': page('duplicates'),
    'page.training': page('training'),
    'page.captions': page('captions'),
    'sheet.focus': () => void requests.send('sheet.focus'),
    'sample.next': () => state().step(1),
    'sample.previous': () => state().step(-1),
  } satisfies Partial<Handlers>;
};

/** The image in front: the full view, images side by side, and zoom. */
const imageHandlers = ({ store, requests }: HandlerDeps) => {
  const state = store.getState;
  // Where no image is shown that could be zoomed, the full view is opened.
  const zoom = (name: RequestName) => () => {
    if (!requests.send(name)) state().openLarge('fullView');
  };
  return {
    'loupe.toggle': () => (state().large === null ? state().openLarge('fullView') : state().closeLarge()),
    'compare.open': () => state().compareSelection(),
    'compare.next': () => state().goToCompared(state().comparedAt + 1),
    'compare.previous': () => state().goToCompared(state().comparedAt - 1),
    'compare.over': () => state().toggleComparedOver(),
    'compare.link': () => void requests.send('compare.link'),
    'compare.captions': () => void requests.send('compare.captions'),
    'compare.drop': () => state().dropCompared(),
    'compare.take': () => state().takeCompared(),
    'loupe.captions': () => state().changeSettings({ loupeCaptions: !state().settings.loupeCaptions }),
    'loupe.place': () => {
      const wide = globalThis.matchMedia(wideWindow).matches;
      const loupeCaptionsAt = otherPlace(state().settings.loupeCaptionsAt, wide);
      state().changeSettings({ loupeCaptions: true, loupeCaptionsAt });
    },
    'loupe.filmstrip': () => state().changeSettings({ filmstrip: !state().settings.filmstrip }),
    'zoom.keep': () => {
      const keepZoom = !state().settings.keepZoom;
      state().changeSettings({ keepZoom });
      state().say(
        keepZoom
          ? 'Zoom and position stay from image to image.'
          : 'Each image is shown whole when you come to it.',
      );
    },
    'zoom.toggle': zoom('zoom.toggle'),
    'zoom.fit': zoom('zoom.fit'),
    'zoom.actual': zoom('zoom.actual'),
    'zoom.in': zoom('zoom.in'),
    'zoom.out': zoom('zoom.out'),
  } satisfies Partial<Handlers>;
};

export const createHandlers = (deps: HandlerDeps): Handlers => ({
  ...datasetHandlers(deps),
  ...editHandlers(deps),
  ...tagKeyHandlers(deps),
  ...fileHandlers(deps),
  ...viewHandlers(deps),
  ...imageHandlers(deps),
});

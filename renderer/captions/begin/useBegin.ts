/** The dialog that begins a run: which images, by what, and the beginning. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunWhich } from '../../../shared/api/proposals.ts';
import type { Scope } from '../../../shared/api/sample.ts';
import { taggerSpec, type TaggerSpec } from '../../../shared/captioning/tagger/taggerSpec.ts';
import { useCall } from '../../api/ApiContext.tsx';
import type { BoundCall } from '../../api/call.ts';
import { wordsOf } from '../../api/call.ts';
import { useApp, useAppStore } from '../../state/AppContext.tsx';
import { selectedCount, selectionScope } from '../../state/selectionSlice.ts';
import type { AppStore, CaptionWhere } from '../../state/types.ts';
import { useSettled } from '../../ui/hooks/useSettled.ts';
import { useTaggerFolder } from '../useTagger.ts';
import { endpointProblem, newEndpoint, type EndpointDraft } from './endpointDraft.ts';

export type By = 'endpoint' | 'tagger';

/** A tagger whose folder may still be empty. */
export type TaggerDraft = TaggerSpec;

const newTagger = (last: TaggerSpec | null): TaggerDraft =>
  last ?? { ...taggerSpec.parse({ by: 'tagger', folder: '-' }), folder: '' };

/** The samples of a choice as the engine is asked for them; null: there are none. */
const scopeOf = async (call: BoundCall, store: AppStore, where: CaptionWhere): Promise<Scope | null> => {
  const { view, ranges } = store.getState();
  if (where === 'everything') {
    const { id, count } = await call('POST /api/views', { body: { query: '' } });
    return { view: id, ranges: [[0, count]] };
  }
  if (view === null) return null;
  return where === 'selection'
    ? selectionScope({ view, ranges })
    : { view: view.id, ranges: [[0, view.count]] };
};

/** Samples of the lab. */
const labImages = 5;

export const useBegin = () => {
  const call = useCall();
  const store = useAppStore();
  const settings = useApp((state) => state.settings.captioning);
  const change = useApp((state) => state.changeSettings);
  const asked = useApp((state) => state.captionWhere);
  const selected = useApp(selectedCount);
  const view = useApp((state) => state.view?.id ?? null);
  const ranges = useApp((state) => state.ranges);
  const [by, setBy] = useState<By>(settings.by);
  const [where, setWhere] = useState<CaptionWhere>(asked ?? (selected > 0 ? 'selection' : 'view'));
  const [chosen, setWhich] = useState<RunWhich | null>(null);
  const [endpoint, setEndpoint] = useState<EndpointDraft>(() => newEndpoint(settings.endpoint));
  const [tagger, setTagger] = useState<TaggerDraft>(() => newTagger(settings.tagger));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const caption = by === 'endpoint' ? 'nl' : 'tags';
  // A tagger mostly adds to the tags that are there.
  const which = chosen ?? (by === 'endpoint' ? 'missing' : 'all');

  const about = { where, view, ranges };
  const { data: count } = useQuery({
    queryKey: ['captioning', 'count', about, which, caption],
    queryFn: async ({ signal }) => {
      const scope = await scopeOf(call, store, where);
      if (scope === null) return { asked: 0, of: 0 };
      return call('POST /api/proposals/runs/count', { body: { scope, which, caption }, signal });
    },
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  const { data: samples = [] } = useQuery({
    queryKey: ['captioning', 'first', about],
    queryFn: async ({ signal }) => {
      const scope = await scopeOf(call, store, where);
      if (scope === null) return [];
      const { first } = await call('POST /api/samples/summary', { body: { scope }, signal });
      return first.slice(0, labImages);
    },
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  // A path is typed letter by letter.
  const typed = { folder: by === 'tagger' ? tagger.folder.trim() : '', byHand: tagger.byHand };
  const asking = useSettled(typed, JSON.stringify(typed), 250);
  const found = useTaggerFolder(asking.folder, asking.byHand);
  const taggerProblem =
    typed.folder === ''
      ? 'Choose the folder of a tagger.'
      : found.error === null
        ? null
        : 'There is no tagger in this folder that can be used.';
  const missing = by === 'endpoint' ? endpointProblem(endpoint) : taggerProblem;

  /** @param spec instead of what the dialog says */
  const begin = async (
    spec: EndpointDraft | TaggerDraft = by === 'endpoint' ? endpoint : tagger,
  ): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const scope = await scopeOf(call, store, where);
      if (scope === null) return;
      const run = await call('POST /api/proposals/runs', { body: { scope, which, spec } });
      change({
        captioning:
          spec.by === 'endpoint'
            ? { ...settings, by: 'endpoint', endpoint: spec }
            : { ...settings, by: 'tagger', tagger: spec },
      });
      const { closeOverlay, showPage, chooseProposals } = store.getState();
      closeOverlay();
      chooseProposals({ run: run.id, state: 'ready', mark: null, character: null });
      showPage('captions');
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    by,
    setBy,
    where,
    setWhere,
    which,
    setWhich,
    endpoint,
    setEndpoint: (changed: Partial<EndpointDraft>): void => setEndpoint({ ...endpoint, ...changed }),
    tagger,
    setTagger: (changed: Partial<TaggerDraft>): void => setTagger({ ...tagger, ...changed }),
    /** What lies in the tagger's folder. */
    found,
    count,
    /** The first few of the scope. */
    samples,
    /** What has to be said before it can begin; null: nothing. */
    missing: missing ?? (count?.asked === 0 ? 'No image of these is without such a caption.' : null),
    /** What is missing whatever the images are. */
    unset: missing,
    problem,
    busy,
    begin,
  };
};

export type Begin = ReturnType<typeof useBegin>;

/** The dialog that begins a run: which images, by what, and the beginning. */
import { useState } from 'react';
import type { RunWhich } from '../../../shared/api/proposals.ts';
import { useApp } from '../../state/AppContext.tsx';
import { selectedCount } from '../../state/selectionSlice.ts';
import { endpointProblem, newEndpoint, type EndpointDraft } from './endpointDraft.ts';
import { useScopeFacts } from './useScopeFacts.ts';
import { useStart } from './useStart.ts';
import { useTaggerDraft, type TaggerDraft } from './useTaggerDraft.ts';
import type { CaptionWhere } from '../../state/captionTypes.ts';

export type By = 'endpoint' | 'tagger';

const nothingText = (by: By): string =>
  by === 'endpoint'
    ? 'No image of these has a missing or empty NL caption.'
    : 'No image of these has missing or empty tags.';

export const useBegin = () => {
  const settings = useApp((state) => state.settings.captioning);
  const asked = useApp((state) => state.captionWhere);
  const selected = useApp(selectedCount);
  const draft = useApp((state) => state.beginDraft);
  const changeDraft = useApp((state) => state.changeBegin);
  const by: By = draft.by ?? settings.by;
  const [where, setWhere] = useState<CaptionWhere>(asked ?? (selected > 0 ? 'selection' : 'view'));
  const [first] = useState(() => newEndpoint(settings.endpoint));
  const endpoint = draft.endpoint ?? first;
  const {
    tagger,
    setTagger,
    found,
    problem: taggerProblem,
  } = useTaggerDraft(settings.tagger, by === 'tagger');
  // A tagger mostly adds to the tags that are there.
  const which = draft.which ?? (by === 'endpoint' ? 'missing' : 'all');
  const { count, firstAsked, samples } = useScopeFacts(where, which, by === 'endpoint' ? 'nl' : 'tags');
  const { problem, busy, start } = useStart(where, which);
  const missing = by === 'endpoint' ? endpointProblem(endpoint) : taggerProblem;
  return {
    by,
    setBy: (next: By): void => changeDraft({ by: next }),
    where,
    setWhere,
    which,
    setWhich: (next: RunWhich): void => changeDraft({ which: next }),
    endpoint,
    setEndpoint: (changed: Partial<EndpointDraft>): void =>
      changeDraft({ endpoint: { ...endpoint, ...changed }, variants: null }),
    tagger,
    setTagger,
    /** What lies in the tagger's folder. */
    found,
    count,
    /** Null: none is. */
    firstAsked,
    /** A few of the scope, to be tried; first those that are asked about. */
    samples,
    /** What has to be said before it can begin; null: nothing. */
    missing: missing ?? (count?.asked === 0 ? nothingText(by) : null),
    /** What is missing whatever the images are. */
    unset: missing,
    problem,
    busy,
    /** @param spec instead of what the dialog says */
    begin: (spec: EndpointDraft | TaggerDraft = by === 'endpoint' ? endpoint : tagger): Promise<void> =>
      start(spec),
  };
};

export type Begin = ReturnType<typeof useBegin>;

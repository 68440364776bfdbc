/** The beginning of a run: what was asked for is kept for the next time, and the page of captions shows the run. */
import { useState } from 'react';
import type { RunWhich } from '../../../shared/api/proposals.ts';
import { useCall } from '../../api/ApiContext.tsx';
import { wordsOf } from '../../api/call.ts';
import { useApp, useAppStore } from '../../state/AppContext.tsx';
import { captionScope } from './captionScope.ts';
import type { EndpointDraft } from './endpointDraft.ts';
import type { TaggerDraft } from './useTaggerDraft.ts';
import type { CaptionWhere } from '../../state/captionTypes.ts';

export const useStart = (where: CaptionWhere, which: RunWhich) => {
  const call = useCall();
  const store = useAppStore();
  const settings = useApp((state) => state.settings.captioning);
  const change = useApp((state) => state.changeSettings);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const start = async (spec: EndpointDraft | TaggerDraft): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const scope = await captionScope(call, store, where);
      if (scope === null) return;
      const run = await call('POST /api/proposals/runs', { body: { scope, which, spec } });
      change({
        captioning:
          spec.by === 'endpoint'
            ? { ...settings, by: 'endpoint', endpoint: spec }
            : { ...settings, by: 'tagger', tagger: spec },
      });
      const { closeOverlay, showPage, chooseProposals, changeBegin } = store.getState();
      // From now on the settings hold what was typed.
      changeBegin({ by: null, which: null, variants: null, [spec.by]: null });
      closeOverlay();
      chooseProposals({ run: run.id, state: 'ready', mark: null, character: null });
      showPage('captions');
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, start };
};

/** Version, commit, Node and licences: they stay the same while the engine runs. */
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { licence, type Licence } from '../../shared/api/about.ts';
import { useCall } from './ApiContext.tsx';

export const useAbout = () => {
  const call = useCall();
  return useQuery({ queryKey: ['about'], queryFn: ({ signal }) => call('GET /api/about', { signal }) });
};

/** Of what this page contains: its build puts them beside it. */
const pageLicences = async (signal: AbortSignal): Promise<readonly Licence[]> => {
  const answer = await fetch('./licences.json', { signal });
  return answer.ok ? z.array(licence).parse(await answer.json()) : [];
};

/** Of all that is shipped, each package once. @param wanted they are read when they are to be seen */
export const useLicences = (wanted: boolean) => {
  const call = useCall();
  return useQuery({
    queryKey: ['licences'],
    enabled: wanted,
    queryFn: async ({ signal }): Promise<readonly Licence[]> => {
      const [ofPage, { licences }] = await Promise.all([
        pageLicences(signal),
        call('GET /api/licences', { signal }),
      ]);
      const byName = new Map([...ofPage, ...licences].map((each) => [`${each.name} ${each.version}`, each]));
      return [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    },
  });
};

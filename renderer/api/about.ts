/** Version, commit and Node of the engine: they stay the same while it runs. */
import { useQuery } from '@tanstack/react-query';
import { useCall } from './ApiContext.tsx';

export const useAbout = () => {
  const call = useCall();
  return useQuery({ queryKey: ['about'], queryFn: ({ signal }) => call('GET /api/about', { signal }) });
};

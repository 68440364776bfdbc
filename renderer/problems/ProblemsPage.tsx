/** The page Problems. */
export const ProblemsPage = () => <p>Problems</p>;

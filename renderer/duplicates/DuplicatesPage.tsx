/** The page Duplicates. */
export const DuplicatesPage = () => <p>Duplicates</p>;

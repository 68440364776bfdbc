/** The page Mislabels. */
export const MislabelsPage = () => <p>Mislabels</p>;

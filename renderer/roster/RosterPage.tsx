/** The page Roster. */
export const RosterPage = () => <p>Roster</p>;

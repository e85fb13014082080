// Who may do what in Radicale, for `[rights] type = from_file`: everybody reads, nobody writes.
// Source: Radicale's documentation, "Rights"; capitals are for the places of people, small letters for collections.

/** The first line of a file of ours: only such a one is ever written over. */
export const RIGHTS_HEAD = '# Made by cardfile export --rights.'

export const RIGHTS = `${RIGHTS_HEAD} Everybody who logs in reads the book; nobody changes it here.
# The first rule that fits counts. For calendars of people's own, add at the end:
#   [theirs]
#   user: .+
#   collection: {user}/[^/]+
#   permissions: rw
# and give [place] the permissions RW.

[root]
user: .+
collection:
permissions: R

[book]
user: .+
collection: cardfile
permissions: R

[book-collections]
user: .+
collection: cardfile/[^/]+
permissions: r

[place]
user: .+
collection: {user}
permissions: R

[own-collections]
user: .+
collection: {user}/cardfile-[^/]+
permissions: r
`

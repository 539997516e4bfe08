package guitai.recovery;

class MemoryBookmarksTest extends BookmarksContract {
  private final MemoryBookmarks bookmarks = new MemoryBookmarks();

  @Override
  protected Bookmarks bookmarks() {
    return bookmarks;
  }
}

package io.driftmeter.stats.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Live windows are merged by 4 and 16, and may hold several times the rows of a reference window, so the reference's
 * windows must be merged as well to know how much such windows differ. Only windows that follow one another can be: of
 * a reference that was merged from several replicas, windows of one time come from different processes. A window joins
 * the first run that ends where it starts; without times nothing is known to follow anything.
 */
/** The windows of a reference, by runs that follow one another. Immutable. */
public final class WindowGroups {

  /** From so many windows, or groups of them, on their variation is well known. */
  public static final int ENOUGH = 24;

  private final int windows;
  private final List<int[]> runs;
  private final int largest;

  /** The groups of these windows. */
  public WindowGroups(List<ReferenceWindow> windows) {
    this.windows = windows.size();
    List<List<Integer>> open = new ArrayList<>();
    List<@Nullable Instant> ends = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      Instant start = windows.get(i).start();
      if (start == null) {
        continue;
      }
      int run = ends.indexOf(start);
      if (run < 0) {
        run = open.size();
        open.add(new ArrayList<>());
        ends.add(null);
      }
      open.get(run).add(i);
      ends.set(run, windows.get(i).end());
    }
    runs = open.stream().map(run -> run.stream().mapToInt(Integer::intValue).toArray()).toList();
    int group = 1;
    while (count(group + 1) >= ENOUGH) {
      group++;
    }
    largest = group;
  }

  /** The most windows that can be merged so that enough groups are left; 1 where none can. */
  public int largest() {
    return largest;
  }

  /** How many groups of that many windows that follow one another there are. */
  public int count(int group) {
    return group == 1 ? windows : runs.stream().mapToInt(run -> run.length / group).sum();
  }

  /** The groups of that many; of each the positions of its windows. */
  public List<int[]> groups(int group) {
    List<int[]> groups = new ArrayList<>();
    if (group == 1) {
      for (int i = 0; i < windows; i++) {
        groups.add(new int[] {i});
      }
      return groups;
    }
    for (int[] run : runs) {
      for (int first = 0; first + group <= run.length; first += group) {
        int[] members = new int[group];
        System.arraycopy(run, first, members, 0, group);
        groups.add(members);
      }
    }
    return groups;
  }
}

package io.driftmeter.spring;

import io.driftmeter.api.profile.ReferenceInfo;
import java.util.Objects;

/** What became of an attempt to load a reference again. Immutable. */
public sealed interface Reload {

  /** One sentence for a log. */
  String message();

  /**
   * The reference was loaded, and the monitor compares with it now.
   *
   * @param version the version of the model that runs
   * @param reference the reference
   */
  record Deployed(String version, ReferenceInfo reference) implements Reload {
    /** Checks that both are there. */
    public Deployed {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(reference, "reference");
    }

    @Override
    public String message() {
      return "version %s is compared with reference %s of version %s"
          .formatted(version, reference.shortFingerprint(), reference.version());
    }
  }

  /**
   * Nothing has changed.
   *
   * @param reason why
   */
  record Kept(String reason) implements Reload {
    /** Checks that the reason is there. */
    public Kept {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String message() {
      return "nothing has changed: " + reason;
    }
  }
}

package io.garuda.cli;

import io.garuda.generator.GenAuth;
import io.garuda.generator.GenCert;
import io.garuda.generator.GenChannel;
import io.garuda.generator.GenController;
import io.garuda.generator.GenHtml;
import io.garuda.generator.GenJson;
import io.garuda.generator.GenPresence;
import io.garuda.generator.GenSecret;
import io.garuda.generator.GenSocket;
import io.garuda.generator.GeneratorException;
import io.garuda.generator.New;
import io.garuda.launcher.LaunchException;
import io.garuda.launcher.OwnFile;
import io.garuda.launcher.UsageException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code java -jar garuda.war}, {@code garuda} beside it, {@code ./garuda} of a project. */
@Command(
    name = "garuda",
    description = "Without a command: serves the WAR that it is started from.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    subcommands = {
      New.class,
      ServerCommand.class,
      RoutesCommand.class,
      GenController.class,
      GenHtml.class,
      GenJson.class,
      GenChannel.class,
      GenSocket.class,
      GenPresence.class,
      GenAuth.class,
      GenSecret.class,
      GenCert.class,
      Main.Completion.class,
    })
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin
  private final ListenOptions listen = new ListenOptions();

  /** Will run a command, and end the process with its status: 1 when it fails, 2 on misuse. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler((e, rest) -> misuse(e.getCommandLine(), expected(e)));
    line.setExecutionExceptionHandler(failures());
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    return ServerCommand.serve(OwnFile.war(), listen.options());
  }

  private static IExecutionExceptionHandler failures() {
    return (e, line, rest) -> {
      if (e instanceof UsageException) {
        return misuse(line, String.valueOf(e.getMessage()));
      }
      if (e instanceof LaunchException || e instanceof GeneratorException) {
        line.getErr().println(e.getMessage());
        return FAILED;
      }
      throw e;
    };
  }

  private static int misuse(CommandLine line, String message) {
    line.getErr().println(message);
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String expected(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      return "expected a command or an option that `"
          + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` lists, got: "
          + String.join(" ", unmatched.getUnmatched())
          + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }
    if (e instanceof MissingParameterException missing) {
      return "expected "
          + missing.getMissing().stream()
              .map(ArgSpec::paramLabel)
              .collect(Collectors.joining(" and "))
          + ", as `" + e.getCommandLine().getCommandSpec().qualifiedName()
          + " --help` tells, got: none";
    }
    return String.valueOf(e.getMessage());
  }

  /** Prints a script that lets bash and zsh complete commands and options. */
  @Command(
      name = "completion",
      description = "Prints a script for bash and zsh: source <(garuda completion)",
      mixinStandardHelpOptions = true)
  static final class Completion implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
      CommandLine root = spec.root().commandLine();
      spec.commandLine().getOut().println(AutoComplete.bash(root.getCommandName(), root));
    }
  }

  /** Tells the version of Garuda that this command line comes with. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Garuda " + OwnFile.version()};
    }
  }
}

package io.slipway.cli.line;

import io.slipway.cli.text.Speech;
import org.jspecify.annotations.Nullable;

/** Every option of every verb: one word means one thing everywhere. */
public enum Option {
    HELP("-h", "--help", null, "this help", "显示帮助"),
    OUTPUT("-o", "--output", "table|json|yaml", "form of the result", "结果格式"),
    SERVER(null, "--server", "URL", "server to ask, instead of the one signed in to", "指定服务器地址"),
    VERBOSE("-v", "--verbose", null, "also the build log as it grows", "同时显示构建日志"),
    TIMEOUT(null, "--timeout", "SECONDS", "how long to wait for the end (0: do not wait)", "等待结束的秒数（0 表示不等待）"),
    REASON(null, "--reason", "TEXT", "why; wanted for environments of class prod", "原因；prod 类环境必填"),
    DRY_RUN(null, "--dry-run", null, "show what would be done, do nothing", "只显示将做什么"),
    FORCE(null, "--force", null, "also what is lost by it", "包括会因此丢失的内容"),
    FOLLOW("-f", "--follow", null, "go on with new lines until interrupted", "持续输出新行"),
    TAIL(null, "--tail", "N", "only the last N lines of each pod", "每个 Pod 只取最后 N 行"),
    POD(null, "--pod", "NAME", "only this pod", "只看此 Pod"),
    CONTAINER("-c", "--container", "NAME", "this container instead of the app's own", "指定容器，默认应用自身的容器"),
    DEBUG(null, "--debug", null, "a shell beside a container that has none", "在没有 shell 的容器旁打开调试容器"),
    SINCE(null, "--since", "15m", "only lines of so many s, m or h", "只看最近的行（s、m、h）"),
    PREVIOUS(null, "--previous", null, "of the container's life before this one", "上一次运行的日志"),
    GREP(null, "--grep", "REGEX", "only lines that hold it, with their stack trace", "只看匹配的行及其堆栈"),
    LEVEL(null, "--level", "debug|info|warn|error", "only lines at least so bad", "只看此级别及以上的行"),
    STDOUT(null, "--stdout", null, "standard output, also where a file is declared", "只看标准输出"),
    LOG_DIR(null, "--log-dir", "DIR", "folder of the app's log files in its container", "容器内日志目录"),
    LOG_FILE(null, "--log-file", "NAME", "its log there, APP.log if not given", "日志文件名，默认 APP.log"),
    ERROR_LOG_FILE(
            null,
            "--error-log-file",
            "NAME",
            "its log of errors, APP.error.log if not given",
            "错误日志文件名，默认 APP.error.log"),
    FROM(null, "--from", "ENV", "promote what serves in that environment", "提升该环境中正在服务的版本"),
    ARTIFACT(null, "--artifact", "VERSION|DIGEST", "what to deploy instead of the newest", "要部署的制品，默认最新"),
    CONFIG(null, "--config", "NAME=VALUE", "environment variable of the app, repeatable", "应用的环境变量，可重复"),
    REPLICAS(null, "--replicas", "N", "number of pods", "Pod 数"),
    MIN(null, "--min", "N", "pods at least", "Pod 数下限"),
    MAX(null, "--max", "N", "pods at most", "Pod 数上限"),
    CPU(
            null,
            "--cpu",
            "PERCENT",
            "of the requested CPU that pods shall use; 0: not looked at",
            "目标 CPU 使用率（占申请量）；0 表示不看"),
    MEMORY(null, "--memory", "PERCENT", "of the requested memory; 0: not looked at", "目标内存使用率（占申请量）；0 表示不看"),
    UP_AFTER(null, "--up-after", "SECONDS", "how long a higher load lasts before pods are added", "扩容前的稳定时间"),
    DOWN_AFTER(null, "--down-after", "SECONDS", "how long a lower load lasts before pods go", "缩容前的稳定时间"),
    AT(
            null,
            "--at",
            "\"DAYS HH:MM\"",
            "when: \"mon-fri 20:00\", \"08:30\" for each day",
            "时间：\"mon-fri 20:00\"；每天则只写时间"),
    ZONE(null, "--zone", "ZONE", "whose clock counts, this machine's if not given", "时区，默认本机时区"),
    SLEEP(null, "--sleep", null, "no pods from then on", "从此时起休眠（0 个 Pod）"),
    WAKE(null, "--wake", null, "back to what it had before it slept", "唤醒到休眠前的 Pod 数"),
    REMOVE(null, "--remove", "N|ID", "take this rule away", "删除此规则"),
    OFF(null, "--off", null, "no more", "停用"),
    REF(null, "--ref", "REF", "branch, tag or commit", "分支、标签或提交"),
    GIT(null, "--git", "URL", "repository of the sources", "源码仓库"),
    DIR(null, "--dir", "DIR", "folder of the pom in the repository", "pom 所在目录"),
    MODULE(null, "--module", "M", "Maven module to build", "要构建的 Maven 模块"),
    BUILDER(null, "--builder", "jib|dockerfile|jar", "how to build", "构建方式"),
    PORT(null, "--port", "8080", "the container's HTTP port", "容器 HTTP 端口"),
    ROUTER_PORT(null, "--router-port", "PORT", "as given to up", "与 up 相同"),
    GROUP(null, "--group", "APPLICATION", "application it belongs to", "所属应用组"),
    SKIP_TESTS(null, "--skip-tests", null, "build without its tests", "构建时跳过测试"),
    DESCRIPTION(null, "--description", "TEXT", "what it is for", "说明"),
    CLASS(null, "--class", "dev|test|stage|prod", "class of the environment", "环境类别"),
    CLUSTER(null, "--cluster", "C", "cluster it lives in", "所在集群"),
    KUBECONFIG(null, "--kubeconfig", "FILE", "how to reach the cluster", "访问集群的 kubeconfig 文件"),
    DOMAIN(null, "--domain", "DOMAIN", "default domain of routes", "路由的默认域名"),
    HOST(null, "--host", "HOST", "host of the route", "路由的主机名"),
    PATH(null, "--path", "PATH", "path of the route", "路由的路径"),
    ADDRESS(null, "--address", "HOST:PORT", "plain backend, repeatable", "普通后端地址，可重复"),
    USER(null, "--user", "NAME", "the person: who signs in, or whose it is", "用户：登录者或所属人"),
    DISPLAY(null, "--display", "NAME", "the name that people read", "显示名称"),
    DAYS(null, "--days", "N", "how long it is good, for example 7, 30, 60 or 90", "有效天数，例如 7、30、60、90"),
    PROJECT(null, "--project", "P", "only in this project", "仅限此项目"),
    RIGHT(null, "--right", "RIGHT", "only this right, repeatable", "仅限此权限，可重复"),
    TEAM(null, "--team", "T", "the team whose it is", "所属团队"),
    ENV(null, "--env", "E", "only in this environment", "仅限此环境"),
    APP(null, "--app", "A", "only for this app", "仅限此应用"),
    LABEL(null, "--label", "NAME=VALUE", "only for apps with this label, repeatable", "仅限带此标签的应用，可重复"),
    DENY(null, "--deny", null, "take these rights, whoever gives them", "拒绝这些权限，优先于任何授权"),
    CAN(null, "--can", null, "what you may in the project and environment in use", "在当前项目和环境中的权限"),
    FILE(null, "--file", "FILE|-", "what to read it from", "读取的文件"),
    ALL(null, "--all", null, "also the one that asks", "包括当前会话"),
    TOKEN(null, "--token", null, "sign in by an API token, read from the terminal or standard input", "用 API 令牌登录"),
    DATA(null, "--data", "DIR", "data folder of the instance on this machine", "本机实例的数据目录");

    final @Nullable String letter;
    final String word;
    final @Nullable String value;
    private final String english;
    private final String chinese;

    Option(@Nullable String letter, String word, @Nullable String value, String english, String chinese) {
        this.letter = letter;
        this.word = word;
        this.value = value;
        this.english = english;
        this.chinese = chinese;
    }

    String meaning() {
        return Speech.say(english, chinese);
    }

    /** {@code -o, --output table|json|yaml}. */
    String form() {
        return (letter == null ? "    " : letter + ", ") + word + (value == null ? "" : " " + value);
    }

    static @Nullable Option of(String written) {
        for (Option option : values()) {
            if (option.word.equals(written) || written.equals(option.letter)) {
                return option;
            }
        }
        return null;
    }
}

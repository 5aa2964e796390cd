<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>このアプリについて</source>
   <translation>About this app</translation>
  </message>
  <message>
   <source>ライセンスの文</source>
   <translation>Licence text</translation>
  </message>
  <message>
   <source>使っているもの</source>
   <translation>Made with</translation>
  </message>
  <message>
   <source>歌声</source>
   <translation>Vocals</translation>
  </message>
  <message>
   <source>覚えうたで学ぶ G検定。歌詞も解説も、歌も、このアプリのために作りました。</source>
   <translation>Study for the G-Test, a Japanese exam on AI, with songs that stick. The lyrics, the lessons and the singing were all made for this app.</translation>
  </message>
  <message>
   <source>閉じる</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>ActionRow</name>
  <message>
   <source>あやふや</source>
   <translation>Unsure</translation>
  </message>
  <message>
   <source>この行をくり返す</source>
   <translation>Loop line</translation>
  </message>
  <message>
   <source>この行を聞く</source>
   <translation>Hear line</translation>
  </message>
  <message>
   <source>これで答える</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>ヒント</source>
   <translation>Hint</translation>
  </message>
  <message>
   <source>ヒントはもうありません</source>
   <translation>No more hints</translation>
  </message>
  <message>
   <source>保存済み</source>
   <translation>Saved</translation>
  </message>
  <message>
   <source>判定をもどす</source>
   <translation>Undo</translation>
  </message>
  <message>
   <source>図で見る</source>
   <translation>See plot</translation>
  </message>
  <message>
   <source>次へ</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>正解にする</source>
   <translation>Mark as right</translation>
  </message>
  <message>
   <source>確信</source>
   <translation>Sure</translation>
  </message>
  <message>
   <source>答えを見る</source>
   <translation>Show answer</translation>
  </message>
 </context>
 <context>
  <name>AnswerField</name>
  <message>
   <source>漢字・かな・英語のどれでも</source>
   <translation>Kanji, kana or English</translation>
  </message>
  <message>
   <source>答え</source>
   <translation>Answer</translation>
  </message>
 </context>
 <context>
  <name>Asking</name>
  <message>
   <source>{minutes} 分たったので、ここで区切りました。</source>
   <translation>{minutes} minutes are up, so this is a good place to stop.</translation>
  </message>
 </context>
 <context>
  <name>ChoiceRow</name>
  <message>
   <source>{name}：{option}</source>
   <translation>{name}: {option}</translation>
  </message>
  <message>
   <source>ヒントで消えました</source>
   <translation>Ruled out by a hint</translation>
  </message>
  <message>
   <source>解答ずみです</source>
   <translation>Already answered</translation>
  </message>
 </context>
 <context>
  <name>ComparePage</name>
  <message>
   <source>2 つの行をくらべる</source>
   <translation>Compare two lines</translation>
  </message>
  <message>
   <source>くらべ方</source>
   <translation>How to compare</translation>
  </message>
  <message>
   <source>この要点とくらべるなら：</source>
   <translation>Compare this point with:</translation>
  </message>
  <message>
   <source>右の行のグラフ</source>
   <translation>Plot of the right line</translation>
  </message>
  <message>
   <source>左の行のグラフ</source>
   <translation>Plot of the left line</translation>
  </message>
  <message>
   <source>歌詞の別の行を **Shift + クリック** すると、いまの行と並びます。</source>
   <translation>**Shift + click** another line of the lyrics to set it beside this one.</translation>
  </message>
 </context>
 <context>
  <name>CurvesScene</name>
  <message>
   <source> Ctrl＋矢印でマスを選び、Space で切り替えます。</source>
   <translation> Ctrl+arrow keys choose a cell, Space switches it.</translation>
  </message>
  <message>
   <source>{row}、{step} 番目、{value}</source>
   <translation>{row}, step {step}, {value}</translation>
  </message>
  <message>
   <source>{title}のグラフ</source>
   <translation>Plot: {title}</translation>
  </message>
  <message>
   <source>目標を達成：{goal}</source>
   <translation>Goal reached: {goal}</translation>
  </message>
 </context>
 <context>
  <name>DelayDialog</name>
  <message>
   <source>8 回タップすると使えます</source>
   <translation>Ready after 8 taps</translation>
  </message>
  <message>
   <source>おくれ {ms} ミリ秒（{taps} / 8 回）</source>
   <translation>Delay {ms} ms ({taps} of 8 taps)</translation>
  </message>
  <message>
   <source>この値を使う</source>
   <translation>Use this value</translation>
  </message>
  <message>
   <source>やめる</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>クリック音が聞こえるたびに、Space か「タップ」を押してください。8 回で値が出ます。音と光が同時なら、そのままで大丈夫です。</source>
   <translation>Press Space or “Tap” each time you hear the click. After 8 taps you get a value. If sound and light come together, leave things as they are.</translation>
  </message>
  <message>
   <source>タップ（Space）</source>
   <translation>Tap (Space)</translation>
  </message>
  <message>
   <source>音と光でたしかめる</source>
   <translation>Test with sound and light</translation>
  </message>
 </context>
 <context>
  <name>DelayHint</name>
  <message>
   <source>歌詞が光るのと音は合っていますか？ ずれていたら、この機器に合わせられます。</source>
   <translation>Do the lyrics light up in time with the sound? If not, you can adjust them to this device.</translation>
  </message>
  <message>
   <source>音と光でたしかめる…</source>
   <translation>Test with sound and light…</translation>
  </message>
 </context>
 <context>
  <name>DetailPage</name>
  <message>
   <source>くわしい解説の文</source>
   <translation>Detailed lesson text</translation>
  </message>
  <message>
   <source>この行のくわしい解説はありません</source>
   <translation>There is no more detail on this line</translation>
  </message>
  <message>
   <source>たとえるなら</source>
   <translation>Think of it as</translation>
  </message>
  <message>
   <source>つながる要点</source>
   <translation>Related points</translation>
  </message>
  <message>
   <source>まちがえやすい</source>
   <translation>Easily confused</translation>
  </message>
  <message>
   <source>出典</source>
   <translation>Sources</translation>
  </message>
  <message>
   <source>導き方</source>
   <translation>Derivation</translation>
  </message>
  <message>
   <source>微分・勾配</source>
   <translation>Derivative and gradient</translation>
  </message>
  <message>
   <source>正確には</source>
   <translation>To be exact</translation>
  </message>
  <message>
   <source>歴史</source>
   <translation>History</translation>
  </message>
 </context>
 <context>
  <name>DrillPaceRow</name>
  <message>
   <source>1 問あたり {seconds} 秒。はじめの値（{questions} 問・{minutes} 分）は公式に確かめた数ではありません。案内に合わせて変えられます。</source>
   <translation>{seconds} s per question. The defaults ({questions} questions, {minutes} min) have not been confirmed officially. Change them to match your exam notice.</translation>
  </message>
  <message>
   <source>もとにもどす</source>
   <translation>Reset</translation>
  </message>
  <message>
   <source>分で</source>
   <translation>min</translation>
  </message>
  <message>
   <source>問を</source>
   <translation>questions in</translation>
  </message>
  <message>
   <source>決める</source>
   <translation>Set</translation>
  </message>
  <message>
   <source>試験のペース</source>
   <translation>Exam pace</translation>
  </message>
  <message>
   <source>試験の問題数</source>
   <translation>Number of questions in the exam</translation>
  </message>
  <message>
   <source>試験の時間（分）</source>
   <translation>Length of the exam (minutes)</translation>
  </message>
 </context>
 <context>
  <name>DrillPage</name>
  <message>
   <source>あやふや</source>
   <translation>Unsure</translation>
  </message>
  <message>
   <source>中断</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>前へ</source>
   <translation>Back</translation>
  </message>
  <message>
   <source>旗</source>
   <translation>Flag</translation>
  </message>
  <message>
   <source>最初の問題です</source>
   <translation>This is the first question</translation>
  </message>
  <message>
   <source>次へ</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>確信</source>
   <translation>Sure</translation>
  </message>
  <message>
   <source>答え合わせへ</source>
   <translation>To the results</translation>
  </message>
  <message>
   <source>終わる</source>
   <translation>End</translation>
  </message>
 </context>
 <context>
  <name>DrillReviewPage</name>
  <message>
   <source>この行を聞く</source>
   <translation>Hear line</translation>
  </message>
  <message>
   <source>この要点を歌う曲がありません</source>
   <translation>No song sings this point</translation>
  </message>
  <message>
   <source>やめる</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>前へ</source>
   <translation>Back</translation>
  </message>
  <message>
   <source>問 {number}：{reason}</source>
   <translation>Question {number}: {reason}</translation>
  </message>
  <message>
   <source>図で見る</source>
   <translation>See plot</translation>
  </message>
  <message>
   <source>最初の問題です</source>
   <translation>This is the first question</translation>
  </message>
  <message>
   <source>次へ</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>見直しを始める</source>
   <translation>Go over it</translation>
  </message>
  <message>
   <source>見直しを終える</source>
   <translation>Finish</translation>
  </message>
  <message>
   <source>試験ドリルの見直し</source>
   <translation>Going over the exam drill</translation>
  </message>
 </context>
 <context>
  <name>DrillStartPage</name>
  <message>
   <source>1 問あたり {seconds} 秒</source>
   <translation>{seconds} s per question</translation>
  </message>
  <message>
   <source>{minutes} 分</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{questions} 問</source>
   <translation>{questions} questions</translation>
  </message>
  <message>
   <source>つづきから</source>
   <translation>Resume</translation>
  </message>
  <message>
   <source>ドリルをえらぶ</source>
   <translation>Choose a drill</translation>
  </message>
  <message>
   <source>答えも旗も残り時間も、そのままです。</source>
   <translation>Answers, flags and time left are as you left them.</translation>
  </message>
  <message>
   <source>試験と同じペースで、静かに解く四択です。前後の問題に自由に移れて、ヒントと正誤は出ません。終わったら、まちがえた問題から理由を確かめます。とちゅうで閉じても、つづきから解けます。</source>
   <translation>Multiple choice at exam pace, in silence. Move freely between questions; there are no hints, and nothing tells you right from wrong. At the end you go over the reasons, mistakes first. You can close it midway and resume later.</translation>
  </message>
 </context>
 <context>
  <name>DrillSummary</name>
  <message>
   <source>{count} 問</source>
   <translation>{count}</translation>
  </message>
  <message>
   <source>{total} 問のうち {right} 問正解・{time}</source>
   <translation>{right} of {total} right · {time}</translation>
  </message>
  <message>
   <source>まちがえやすい仲間別</source>
   <translation>By easily confused group</translation>
  </message>
  <message>
   <source>合格点は公表されていないので、合否の見込みは出しません。</source>
   <translation>The pass mark is not published, so no pass or fail is predicted.</translation>
  </message>
  <message>
   <source>時間になりました。</source>
   <translation>Time is up.</translation>
  </message>
  <message>
   <source>見直す問題</source>
   <translation>To go over</translation>
  </message>
  <message>
   <source>試験の見出し別</source>
   <translation>By exam topic</translation>
  </message>
 </context>
 <context>
  <name>Drilling</name>
  <message>
   <source>{total} 問の見直し・残り {left} 問</source>
   <translation>Going over {total} questions · {left} left</translation>
  </message>
  <message>
   <source>とちゅうのドリルがあります。新しく始めると、そちらは終わります（答えた分は練習として記録されます）。</source>
   <translation>A drill is still open. Starting a new one ends it (your answers are recorded as practice).</translation>
  </message>
  <message>
   <source>とちゅうのドリルは、記録か問題が変わっていて続けられないので、わきに置きました。新しいドリルを始められます。</source>
   <translation>The open drill cannot be resumed because your record or its questions have changed. It was set aside; you can start a new one.</translation>
  </message>
  <message>
   <source>ドリルにする問題が足りません。要点のある曲を追加してください。</source>
   <translation>There are not enough questions for a drill. Please add songs with points.</translation>
  </message>
  <message>
   <source>新しく始める</source>
   <translation>Start a new one</translation>
  </message>
  <message>
   <source>終わる</source>
   <translation>End</translation>
  </message>
  <message>
   <source>練習として記録しました（{right} / {total} 問正解）。</source>
   <translation>Recorded as practice ({right} / {total} right).</translation>
  </message>
  <message>
   <source>見直さずにやめる</source>
   <translation>Stop without going over it</translation>
  </message>
  <message>
   <source>見直しが {left} 問残っています。ここでやめると、このドリルは練習として記録され、復習の予定には入りません。</source>
   <translation>Still to go over: {left}. If you stop here, this drill is recorded as practice and does not count towards your reviews.</translation>
  </message>
  <message>
   <source>見直しまで終わりました（{right} / {total} 問正解）。</source>
   <translation>You have gone over it all ({right} / {total} right).</translation>
  </message>
  <message>
   <source>解答 {done} / {total} 問・残り {left}</source>
   <translation>{done} / {total} answered · {left} left</translation>
  </message>
 </context>
 <context>
  <name>DueButton</name>
  <message>
   <source>今日の復習 {count} 件</source>
   <translation>Due today: {count}</translation>
  </message>
 </context>
 <context>
  <name>EmptyLesson</name>
  <message>
   <source>lessons.toml を置くと、行ごとの意味や図がここに出ます。</source>
   <translation>Add a lessons.toml to see the meaning and plot of each line here.</translation>
  </message>
  <message>
   <source>{title}。{hint}</source>
   <translation>{title}. {hint}</translation>
  </message>
  <message>
   <source>この曲には解説がありません</source>
   <translation>This song has no lessons</translation>
  </message>
  <message>
   <source>点のついた行に、意味・数式・動かせるグラフがあります。</source>
   <translation>Lines with a dot have a meaning, a formula and a plot to play with.</translation>
  </message>
  <message>
   <source>行をクリックすると、ここに解説が出ます</source>
   <translation>Click a line to see its lesson here</translation>
  </message>
  <message>
   <source>解説の書きかた</source>
   <translation>How to write lessons</translation>
  </message>
 </context>
 <context>
  <name>ExamRow</name>
  <message>
   <source>あと {days} 日</source>
   <translation>Days left: {days}</translation>
  </message>
  <message>
   <source>今日が試験日です</source>
   <translation>The exam is today</translation>
  </message>
  <message>
   <source>日をえらぶ</source>
   <translation>Choose a day</translation>
  </message>
  <message>
   <source>未定</source>
   <translation>Not set</translation>
  </message>
  <message>
   <source>決める</source>
   <translation>Set</translation>
  </message>
  <message>
   <source>決めると、3 日前から「直前」が開きます</source>
   <translation>Once set, “Last days” opens 3 days before it</translation>
  </message>
  <message>
   <source>消す</source>
   <translation>Clear</translation>
  </message>
  <message>
   <source>終わった試験です</source>
   <translation>This exam is over</translation>
  </message>
  <message>
   <source>試験日</source>
   <translation>Exam day</translation>
  </message>
 </context>
 <context>
  <name>FootBox</name>
  <message>
   <source>つづける</source>
   <translation>Keep going</translation>
  </message>
  <message>
   <source>終わって結果を見る</source>
   <translation>End and see results</translation>
  </message>
 </context>
 <context>
  <name>GateButton</name>
  <message>
   <source>解答ずみです</source>
   <translation>Already answered</translation>
  </message>
 </context>
 <context>
  <name>GatePad</name>
  <message>
   <source>ヒントで消えました</source>
   <translation>Ruled out by a hint</translation>
  </message>
 </context>
 <context>
  <name>GateSection</name>
  <message>
   <source>「どのゲート？」で練習</source>
   <translation>Practise “Which gate?”</translation>
  </message>
  <message>
   <source>くらべる</source>
   <translation>Compare</translation>
  </message>
  <message>
   <source>ゲートの取りちがえ</source>
   <translation>Mixed-up gates</translation>
  </message>
  <message>
   <source>行は問われたゲート、列は答えたゲート。ななめのますは正解、× のついたますは取りちがえた回数です。</source>
   <translation>A row is the gate that was asked for, a column the one that was answered. The diagonal is right; a number with × says how often they were mixed up.</translation>
  </message>
 </context>
 <context>
  <name>GoalRow</name>
  <message>
   <source>未達成</source>
   <translation>Not yet</translation>
  </message>
  <message>
   <source>目標：{goal}（{state}）</source>
   <translation>Goal: {goal} ({state})</translation>
  </message>
  <message>
   <source>達成</source>
   <translation>Done</translation>
  </message>
 </context>
 <context>
  <name>Header</name>
  <message>
   <source>コードシート…</source>
   <translation>Chord sheet…</translation>
  </message>
  <message>
   <source>書く</source>
   <translation>Write</translation>
  </message>
  <message>
   <source>歌う</source>
   <translation>Sing</translation>
  </message>
  <message>
   <source>歌詞だけ</source>
   <translation>Lyrics</translation>
  </message>
  <message>
   <source>歌詞シート…</source>
   <translation>Lyrics sheet…</translation>
  </message>
  <message>
   <source>穴うめ</source>
   <translation>Gaps</translation>
  </message>
  <message>
   <source>紙で歌う（PDF）</source>
   <translation>Sing from paper (PDF)</translation>
  </message>
 </context>
 <context>
  <name>HeatmapView</name>
  <message>
   <source>クリックでくりかえす・右クリックで解説と図</source>
   <translation>Click: loop the line. Right click: lesson and plot.</translation>
  </message>
  <message>
   <source>行ごとの定着度</source>
   <translation>Mastery by line</translation>
  </message>
 </context>
 <context>
  <name>HelpPage</name>
  <message>
   <source>つぎ：{chapter}</source>
   <translation>Next: {chapter}</translation>
  </message>
  <message>
   <source>キーの一覧</source>
   <translation>All keys</translation>
  </message>
  <message>
   <source>使いかた</source>
   <translation>User guide</translation>
  </message>
  <message>
   <source>章</source>
   <translation>Chapters</translation>
  </message>
  <message>
   <source>閉じる（Esc）</source>
   <translation>Close (Esc)</translation>
  </message>
 </context>
 <context>
  <name>HintBar</name>
  <message>
   <source>ヒントを閉じる</source>
   <translation>Close this hint</translation>
  </message>
 </context>
 <context>
  <name>KeySheet</name>
  <message>
   <source>キーの一覧</source>
   <translation>All keys</translation>
  </message>
  <message>
   <source>使いかたを読む</source>
   <translation>Read the user guide</translation>
  </message>
  <message>
   <source>閉じる（Esc）</source>
   <translation>Close (Esc)</translation>
  </message>
 </context>
 <context>
  <name>LessonHeader</name>
  <message>
   <source>{n} / {count}</source>
   <translation>{n} / {count}</translation>
  </message>
  <message>
   <source>前の要点</source>
   <translation>Previous point</translation>
  </message>
  <message>
   <source>最初の要点です</source>
   <translation>This is the first point</translation>
  </message>
  <message>
   <source>最後の要点です</source>
   <translation>This is the last point</translation>
  </message>
  <message>
   <source>次の要点</source>
   <translation>Next point</translation>
  </message>
  <message>
   <source>歌っている行の解説を追う</source>
   <translation>Follow the line being sung</translation>
  </message>
  <message>
   <source>歌に合わせる</source>
   <translation>Follow song</translation>
  </message>
  <message>
   <source>解説を閉じる</source>
   <translation>Close the lesson</translation>
  </message>
 </context>
 <context>
  <name>LessonPage</name>
  <message>
   <source>まちがえやすい</source>
   <translation>Easily confused</translation>
  </message>
  <message>
   <source>正確には</source>
   <translation>To be exact</translation>
  </message>
  <message>
   <source>確かめた</source>
   <translation>Checked</translation>
  </message>
  <message>
   <source>解説の文</source>
   <translation>Lesson text</translation>
  </message>
 </context>
 <context>
  <name>LessonPanel</name>
  <message>
   <source>くらべる</source>
   <translation>Compare</translation>
  </message>
  <message>
   <source>くわしく</source>
   <translation>More</translation>
  </message>
  <message>
   <source>解説</source>
   <translation>Lesson</translation>
  </message>
 </context>
 <context>
  <name>LevelBar</name>
  <message>
   <source>要点の定着度：{levels}</source>
   <translation>Mastery of points: {levels}</translation>
  </message>
 </context>
 <context>
  <name>LibraryView</name>
  <message>
   <source>この曲の要点</source>
   <translation>Points in this song</translation>
  </message>
  <message>
   <source>フォルダーを加える…</source>
   <translation>Add a folder…</translation>
  </message>
  <message>
   <source>ライブラリ</source>
   <translation>Library</translation>
  </message>
  <message>
   <source>復習 {due} 件・おぼえた要点 {percent} %</source>
   <translation>{due} due · {percent}% learned</translation>
  </message>
  <message>
   <source>曲</source>
   <translation>Songs</translation>
  </message>
  <message>
   <source>曲がありません。曲のフォルダーを加えるか、ここに落としてください。</source>
   <translation>No songs yet. Add a folder of songs, or drop one here.</translation>
  </message>
  <message>
   <source>曲の入ったフォルダーを加える</source>
   <translation>Add a folder of songs</translation>
  </message>
 </context>
 <context>
  <name>LineFoot</name>
  <message>
   <source>この行に解説はありません</source>
   <translation>This line has no lesson</translation>
  </message>
  <message>
   <source>この行をくりかえす</source>
   <translation>Loop this line</translation>
  </message>
  <message>
   <source>解説と図</source>
   <translation>Lesson and plot</translation>
  </message>
  <message>
   <source>閉じる（Esc）</source>
   <translation>Close (Esc)</translation>
  </message>
 </context>
 <context>
  <name>LineModel</name>
  <message>
   <source>曲</source>
   <translation>Song</translation>
  </message>
  <message>
   <source>歌詞</source>
   <translation>Lyrics</translation>
  </message>
  <message>
   <source>段階</source>
   <translation>Level</translation>
  </message>
  <message>
   <source>直前の答え</source>
   <translation>Last answer</translation>
  </message>
  <message>
   <source>行</source>
   <translation>Line</translation>
  </message>
  <message>
   <source>要点</source>
   <translation>Points</translation>
  </message>
  <message>
   <source>見込み</source>
   <translation>Recall</translation>
  </message>
 </context>
 <context>
  <name>LineSection</name>
  <message>
   <source>図で見る</source>
   <translation>See plot</translation>
  </message>
  <message>
   <source>数字は{when}：そのとき思い出せる割合の予測（%）。直前にまちがえた要点や、まだ問われていない要点のある行は「–」。</source>
   <translation>Numbers: {when}, the chance (%) that you will know it then. A line with a point you just got wrong, or were never asked, shows “–”.</translation>
  </message>
  <message>
   <source>行ごとの定着度</source>
   <translation>Mastery by line</translation>
  </message>
  <message>
   <source>表で見る</source>
   <translation>Show as table</translation>
  </message>
 </context>
 <context>
  <name>LineTable</name>
  <message>
   <source>行ごとの定着度の表</source>
   <translation>Mastery by line as a table</translation>
  </message>
 </context>
 <context>
  <name>LyricsView</name>
  <message>
   <source>「曲」の一覧から選ぶか、曲のフォルダーをここに落とします</source>
   <translation>Choose one under “Songs”, or drop a song’s folder here</translation>
  </message>
  <message>
   <source>あと {n} 秒</source>
   <translation>in {n} s</translation>
  </message>
  <message>
   <source>この曲には歌詞がありません</source>
   <translation>This song has no lyrics</translation>
  </message>
  <message>
   <source>前奏</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>曲のフォルダーに .lrc ファイルを置くと、ここに表示されます</source>
   <translation>Put an .lrc file into its folder and it will show here</translation>
  </message>
  <message>
   <source>曲を選んでください</source>
   <translation>Please choose a song</translation>
  </message>
  <message>
   <source>歌詞</source>
   <translation>Lyrics</translation>
  </message>
  <message>
   <source>現在行へ</source>
   <translation>Current line</translation>
  </message>
  <message>
   <source>間奏</source>
   <translation>Interlude</translation>
  </message>
  <message>
   <source>（空欄）</source>
   <translation>(gap)</translation>
  </message>
 </context>
 <context>
  <name>MarkLegend</name>
  <message>
   <source>しるしの意味</source>
   <translation>What the marks mean</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>{words}（ほか {more} 件）</source>
   <translation>{words} ({more} more)</translation>
  </message>
  <message>
   <source>報告を見る</source>
   <translation>See report</translation>
  </message>
  <message>
   <source>閉じる</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>NoteChip</name>
  <message>
   <source>たたむ</source>
   <translation>Show less</translation>
  </message>
  <message>
   <source>ひらく</source>
   <translation>Open</translation>
  </message>
 </context>
 <context>
  <name>NumberButton</name>
  <message>
   <source>いまここ</source>
   <translation>you are here</translation>
  </message>
 </context>
 <context>
  <name>NumberStrip</name>
  <message>
   <source>問題の一覧</source>
   <translation>All questions</translation>
  </message>
 </context>
 <context>
  <name>PaceBar</name>
  <message>
   <source>残り {time}</source>
   <translation>{time} left</translation>
  </message>
 </context>
 <context>
  <name>PickRow</name>
  <message>
   <source>えらんだ答え</source>
   <translation>Your choice</translation>
  </message>
 </context>
 <context>
  <name>PredictionBox</name>
  <message>
   <source>あとで</source>
   <translation>Later</translation>
  </message>
  <message>
   <source>おしい！ </source>
   <translation>So close! </translation>
  </message>
  <message>
   <source>ぴったり！ </source>
   <translation>Spot on! </translation>
  </message>
  <message>
   <source>まずスライダーで予想の値を選んでください</source>
   <translation>First choose your guess with the slider</translation>
  </message>
  <message>
   <source>まだ選んでいません（{low}〜{high}）</source>
   <translation>Nothing chosen yet ({low} to {high})</translation>
  </message>
  <message>
   <source>予想 {guess} ・ 実際 {truth}（差 {away}）</source>
   <translation>Guess {guess} · actual {truth} · off by {away}</translation>
  </message>
  <message>
   <source>予想する</source>
   <translation>Predict</translation>
  </message>
  <message>
   <source>予想：{question}</source>
   <translation>Predict: {question}</translation>
  </message>
  <message>
   <source>閉じる</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>Presenter</name>
  <message>
   <source>{line} / {count} 行</source>
   <translation>Line {line} / {count}</translation>
  </message>
  <message>
   <source>歌詞のずらし：なし</source>
   <translation>Lyrics offset: none</translation>
  </message>
  <message>
   <source>歌詞を {seconds:.2f} 秒早く表示</source>
   <translation>Lyrics {seconds:.2f} s earlier</translation>
  </message>
  <message>
   <source>歌詞を {seconds:.2f} 秒遅く表示</source>
   <translation>Lyrics {seconds:.2f} s later</translation>
  </message>
 </context>
 <context>
  <name>ProgressHead</name>
  <message>
   <source>キー</source>
   <translation>Keys</translation>
  </message>
 </context>
 <context>
  <name>ProgressPage</name>
  <message>
   <source>まだ何も答えていません。はじめの一問から、ここに記録がたまっていきます。</source>
   <translation>Nothing answered yet. From your first answer on, your progress builds up here.</translation>
  </message>
  <message>
   <source>復習をはじめる</source>
   <translation>Start review</translation>
  </message>
  <message>
   <source>要点のある曲がありません。曲を追加すると、ここに進みぐあいが出ます。</source>
   <translation>There are no songs with points. Add some, and your progress will show here.</translation>
  </message>
  <message>
   <source>要点の定着度</source>
   <translation>Mastery of points</translation>
  </message>
  <message>
   <source>進みぐあい</source>
   <translation>Progress</translation>
  </message>
 </context>
 <context>
  <name>QuestionPage</name>
  <message>
   <source>苦手な要点です。問う前に、読んで、聞いて、図を動かしましょう。</source>
   <translation>This point has been hard for you. Before the question, read it, hear it and move the plot.</translation>
  </message>
 </context>
 <context>
  <name>QuizBar</name>
  <message>
   <source>おぼえたことばほど、読みだけ、最初の一字だけ、空欄へと変わります</source>
   <translation>The better you know a word, the less is shown: its reading, its first letter, then a gap</translation>
  </message>
  <message>
   <source>おぼえた行ほど、歌声が小さくなり、伴奏だけになり、最後は音なしになります</source>
   <translation>The better you know a line, the less you hear: softer vocals, backing only, then silence</translation>
  </message>
  <message>
   <source>この行：伴奏だけ（選べる）</source>
   <translation>This line: backing only (Can choose)</translation>
  </message>
  <message>
   <source>この行：小さな歌声（見た）</source>
   <translation>This line: soft vocals (Seen)</translation>
  </message>
  <message>
   <source>この行：歌声あり（問いのない行）</source>
   <translation>This line: vocals (no questions)</translation>
  </message>
  <message>
   <source>この行：歌声あり（未学習）</source>
   <translation>This line: vocals (New)</translation>
  </message>
  <message>
   <source>この行：音なし（書ける）</source>
   <translation>This line: silent (Can write)</translation>
  </message>
  <message>
   <source>この行：音なし（試験OK）</source>
   <translation>This line: silent (Exam-ready)</translation>
  </message>
  <message>
   <source>これまでの最高 {sung}/{total}（自己申告）</source>
   <translation>Best so far {sung}/{total} (self-reported)</translation>
  </message>
  <message>
   <source>キーワードの 20 %</source>
   <translation>20% of keywords</translation>
  </message>
  <message>
   <source>キーワードの 50 %</source>
   <translation>50% of keywords</translation>
  </message>
  <message>
   <source>キーワード全部</source>
   <translation>All keywords</translation>
  </message>
  <message>
   <source>声をへらす</source>
   <translation>Fade vocals</translation>
  </message>
  <message>
   <source>字をへらす</source>
   <translation>Fade words</translation>
  </message>
  <message>
   <source>歌えた {sung} / {passed}（全 {total}）</source>
   <translation>Sang {sung} / {passed} (of {total})</translation>
  </message>
  <message>
   <source>歌えた {sung} / {total} → つぎはレベル {level}</source>
   <translation>Sang {sung} / {total} → next: level {level}</translation>
  </message>
  <message>
   <source>歌えたかどうかは、あなたの合図で数えています</source>
   <translation>Counted from what you report</translation>
  </message>
  <message>
   <source>歌えたかは自己申告です</source>
   <translation>You report what you sang</translation>
  </message>
  <message>
   <source>歌えた（Enter）</source>
   <translation>Sang it (Enter)</translation>
  </message>
  <message>
   <source>歌詞なし</source>
   <translation>No lyrics</translation>
  </message>
  <message>
   <source>穴うめ</source>
   <translation>Gaps</translation>
  </message>
  <message>
   <source>穴うめをやめる（Esc）</source>
   <translation>Leave gaps (Esc)</translation>
  </message>
  <message>
   <source>行ごと（最初の一字だけ）</source>
   <translation>Whole lines (first letter only)</translation>
  </message>
  <message>
   <source>言えたら、ことばが終わるまでに押す（Enter / ↓）</source>
   <translation>If you sang it, press before the word ends (Enter / ↓)</translation>
  </message>
 </context>
 <context>
  <name>Rail</name>
  <message>
   <source>キーワードを隠して歌う（Q）</source>
   <translation>Sing with keywords hidden (Q)</translation>
  </message>
  <message>
   <source>全画面</source>
   <translation>Full screen</translation>
  </message>
  <message>
   <source>全画面（F11）</source>
   <translation>Full screen (F11)</translation>
  </message>
  <message>
   <source>学習</source>
   <translation>Study</translation>
  </message>
  <message>
   <source>復習・四択・○×などの問題（R）</source>
   <translation>Questions: review, multiple choice, true/false and more (R)</translation>
  </message>
  <message>
   <source>明るい色・暗い色を切りかえる</source>
   <translation>Switch between light and dark</translation>
  </message>
  <message>
   <source>明暗</source>
   <translation>Theme</translation>
  </message>
  <message>
   <source>曲</source>
   <translation>Songs</translation>
  </message>
  <message>
   <source>曲の一覧を開閉（B）</source>
   <translation>Show or hide the song list (B)</translation>
  </message>
  <message>
   <source>歌う</source>
   <translation>Sing</translation>
  </message>
  <message>
   <source>歌詞を見て歌う</source>
   <translation>Sing with the lyrics</translation>
  </message>
  <message>
   <source>穴うめ</source>
   <translation>Gaps</translation>
  </message>
  <message>
   <source>設定</source>
   <translation>Settings</translation>
  </message>
  <message>
   <source>設定を開く</source>
   <translation>Open settings</translation>
  </message>
 </context>
 <context>
  <name>RecordNews</name>
  <message>
   <source>フォルダーを開く</source>
   <translation>Open folder</translation>
  </message>
  <message>
   <source>中止</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>閉じる</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>開く</source>
   <translation>Open</translation>
  </message>
 </context>
 <context>
  <name>Records</name>
  <message>
   <source>これを作る部品は、まだ入っていません（入れ方は README に）。同じカードは「Anki テキスト」で書き出せます。</source>
   <translation>The part that makes these is not installed (the README says how). “Anki text” exports the same cards.</translation>
  </message>
  <message>
   <source>すべて (*)</source>
   <translation>All (*)</translation>
  </message>
  <message>
   <source>中止しました。ファイルは書き出していません。</source>
   <translation>Cancelled. No file was written.</translation>
  </message>
  <message>
   <source>内部エラーが起きて、できませんでした。</source>
   <translation>An internal error occurred, so this was not done.</translation>
  </message>
  <message>
   <source>学習の記録 (*.json)</source>
   <translation>Study record (*.json)</translation>
  </message>
  <message>
   <source>学習記録がまだ読めていません。</source>
   <translation>Your study record has not been read yet.</translation>
  </message>
  <message>
   <source>書き出しています…</source>
   <translation>Exporting…</translation>
  </message>
  <message>
   <source>書き出す</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>解説のある曲がないので、カードにするものがありません。</source>
   <translation>There are no songs with lessons, so there is nothing to make cards from.</translation>
  </message>
  <message>
   <source>計算しています…</source>
   <translation>Calculating…</translation>
  </message>
  <message>
   <source>記録を取りこむ</source>
   <translation>Import a record</translation>
  </message>
  <message>
   <source>読み込んでいます…</source>
   <translation>Reading…</translation>
  </message>
 </context>
 <context>
  <name>RecordsPage</name>
  <message>
   <source>Anki テキスト（.txt）</source>
   <translation>Anki text (.txt)</translation>
  </message>
  <message>
   <source>Anki パッケージ（.apkg）</source>
   <translation>Anki package (.apkg)</translation>
  </message>
  <message>
   <source>study.json を、いまの記録に足します。同じ解答は二度入りません。</source>
   <translation>Adds a study.json to your record. No answer is added twice.</translation>
  </message>
  <message>
   <source>「基本」</source>
   <translation>「基本」</translation>
  </message>
  <message>
   <source>いまある曲の穴うめと問題です。お使いの Anki のノートタイプをえらんでください。</source>
   <translation>Gaps and questions from your songs. Choose what your Anki calls its basic note type.</translation>
  </message>
  <message>
   <source>これまでの解答を、表計算ソフトで開ける表にします。</source>
   <translation>All your answers as a table for a spreadsheet.</translation>
  </message>
  <message>
   <source>カードを記録から作り直す</source>
   <translation>Rebuild cards from your record</translation>
  </message>
  <message>
   <source>ヒートマップ（PNG）</source>
   <translation>Heat map (PNG)</translation>
  </message>
  <message>
   <source>フォルダーを開く</source>
   <translation>Open folder</translation>
  </message>
  <message>
   <source>作り直す</source>
   <translation>Rebuild</translation>
  </message>
  <message>
   <source>保存場所</source>
   <translation>Where it is kept</translation>
  </message>
  <message>
   <source>同じカードに、その行の歌声をつけられます。数秒かかります。</source>
   <translation>The same cards, with the sung line if you like. Takes a few seconds.</translation>
  </message>
  <message>
   <source>学習の記録</source>
   <translation>Study record</translation>
  </message>
  <message>
   <source>学習記録のファイル</source>
   <translation>Study record file</translation>
  </message>
  <message>
   <source>弱点シート（PDF）</source>
   <translation>Weak-point sheet (PDF)</translation>
  </message>
  <message>
   <source>手入れ</source>
   <translation>Maintenance</translation>
  </message>
  <message>
   <source>書き出す</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>書き出す…</source>
   <translation>Export…</translation>
  </message>
  <message>
   <source>次にいつ聞くかを、解答の記録から計算し直します。解答は変わりません。</source>
   <translation>Recalculates from your answers when each point comes up next. The answers themselves do not change.</translation>
  </message>
  <message>
   <source>歌声を入れる</source>
   <translation>With vocals</translation>
  </message>
  <message>
   <source>苦手な要点・式・最近の誤答を、印刷できる紙にまとめます。</source>
   <translation>Weak points, formulas and recent mistakes, ready to print.</translation>
  </message>
  <message>
   <source>行ごとの定着度を、一枚の画像にします。</source>
   <translation>Mastery by line, as one picture.</translation>
  </message>
  <message>
   <source>解答の一覧（attempts.csv）</source>
   <translation>All answers (attempts.csv)</translation>
  </message>
  <message>
   <source>解答・試験日・自分の書き方をまとめます。控えや、ほかの端末に。</source>
   <translation>Answers, exam day and your own spellings. For a backup or another computer.</translation>
  </message>
  <message>
   <source>記録のすべて（study.json）</source>
   <translation>Whole record (study.json)</translation>
  </message>
  <message>
   <source>記録を取りこむ</source>
   <translation>Import a record</translation>
  </message>
  <message>
   <source>読み込む</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>読み込む…</source>
   <translation>Import…</translation>
  </message>
 </context>
 <context>
  <name>ReportDialog</name>
  <message>
   <source>エラーの報告</source>
   <translation>Error report</translation>
  </message>
  <message>
   <source>コピーしました。</source>
   <translation>Copied.</translation>
  </message>
  <message>
   <source>コピーする</source>
   <translation>Copy</translation>
  </message>
  <message>
   <source>フォルダーを開く</source>
   <translation>Open folder</translation>
  </message>
  <message>
   <source>予期しないエラーの記録です。どこにも送られていません。問い合わせのときは、コピーして貼りつけてください。</source>
   <translation>This is a record of an unexpected error. It has not been sent anywhere. When you ask for help, copy and paste it.</translation>
  </message>
  <message>
   <source>閉じる</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>ResultItem</name>
  <message>
   <source>この行を聞く</source>
   <translation>Hear line</translation>
  </message>
  <message>
   <source>図で見る</source>
   <translation>See plot</translation>
  </message>
  <message>
   <source>説明</source>
   <translation>Explain</translation>
  </message>
 </context>
 <context>
  <name>ResultPage</name>
  <message>
   <source>まちがえた</source>
   <translation>Wrong</translation>
  </message>
  <message>
   <source>もう一度</source>
   <translation>Again</translation>
  </message>
  <message>
   <source>メニューへ</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>合っていたが、あやふやだった</source>
   <translation>Right, but unsure</translation>
  </message>
  <message>
   <source>自信があったのにまちがえた</source>
   <translation>Sure, but wrong</translation>
  </message>
 </context>
 <context>
  <name>RichText</name>
  <message>
   <source>（長いので、ここまでを表示しています）</source>
   <translation>(Too long: only this much is shown)</translation>
  </message>
 </context>
 <context>
  <name>SceneParts</name>
  <message>
   <source>モデル：{model}</source>
   <translation>Model: {model}</translation>
  </message>
 </context>
 <context>
  <name>SeriesChip</name>
  <message>
   <source>{state}。{hint}</source>
   <translation>{state}. {hint}</translation>
  </message>
  <message>
   <source>表示中</source>
   <translation>Shown</translation>
  </message>
  <message>
   <source>選択中</source>
   <translation>Selected</translation>
  </message>
  <message>
   <source>非表示</source>
   <translation>Hidden</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source> ミリ秒</source>
   <translation> ms</translation>
  </message>
  <message>
   <source>Bluetooth などでは音がおくれて聞こえます。歌詞を音に合わせるための値で、出力先ごとに覚えます。</source>
   <translation>Over Bluetooth and the like, sound arrives late. This value keeps the lyrics in time with it; it is remembered for each output.</translation>
  </message>
  <message>
   <source>おくれ</source>
   <translation>Delay</translation>
  </message>
  <message>
   <source>ことば / Language</source>
   <translation>Language / ことば</translation>
  </message>
  <message>
   <source>このアプリについて…</source>
   <translation>About this app…</translation>
  </message>
  <message>
   <source>システムに合わせる</source>
   <translation>Follow system</translation>
  </message>
  <message>
   <source>使いかた…</source>
   <translation>User guide…</translation>
  </message>
  <message>
   <source>再生の前にカウントを入れる（4 拍）</source>
   <translation>Count in before playing (4 beats)</translation>
  </message>
  <message>
   <source>出力先</source>
   <translation>Output</translation>
  </message>
  <message>
   <source>動きを減らす</source>
   <translation>Reduce motion</translation>
  </message>
  <message>
   <source>文字の大きさ</source>
   <translation>Text size</translation>
  </message>
  <message>
   <source>明るい</source>
   <translation>Light</translation>
  </message>
  <message>
   <source>暗い</source>
   <translation>Dark</translation>
  </message>
  <message>
   <source>歌う</source>
   <translation>Sing</translation>
  </message>
  <message>
   <source>色</source>
   <translation>Theme</translation>
  </message>
  <message>
   <source>行をクリックして解説を開いたら、曲を一時停止する</source>
   <translation>Pause the song when a click on a line opens its lesson</translation>
  </message>
  <message>
   <source>見た目</source>
   <translation>Appearance</translation>
  </message>
  <message>
   <source>設定</source>
   <translation>Settings</translation>
  </message>
  <message>
   <source>閉じる</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>音と光でたしかめる…</source>
   <translation>Test with sound and light…</translation>
  </message>
  <message>
   <source>音のおくれ</source>
   <translation>Sound delay</translation>
  </message>
  <message>
   <source>音の出力先がありません</source>
   <translation>No sound output</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>曲のフォルダー</source>
   <translation>Song folder</translation>
  </message>
 </context>
 <context>
  <name>SheetsPage</name>
  <message>
   <source>PDF に保存</source>
   <translation>Save as PDF</translation>
  </message>
  <message>
   <source>コード</source>
   <translation>Chords</translation>
  </message>
  <message>
   <source>歌詞</source>
   <translation>Lyrics</translation>
  </message>
 </context>
 <context>
  <name>Shelf</name>
  <message numerus="yes">
   <source>%n 行の解説・{length}</source>
   <translation>
    <numerusform>%n lesson · {length}</numerusform>
    <numerusform>%n lessons · {length}</numerusform>
   </translation>
  </message>
  <message>
   <source>歌詞のみ・{length}</source>
   <translation>Lyrics only · {length}</translation>
  </message>
 </context>
 <context>
  <name>SpokenText</name>
  <message>
   <source>{name}。{words}</source>
   <translation>{name}. {words}</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>学習の記録</source>
   <translation>Study record</translation>
  </message>
  <message>
   <source>学習をえらぶ</source>
   <translation>Choose what to study</translation>
  </message>
  <message>
   <source>曲をえらぶ</source>
   <translation>Choose a song</translation>
  </message>
  <message>
   <source>進みぐあいを見る</source>
   <translation>See progress</translation>
  </message>
 </context>
 <context>
  <name>StudyPage</name>
  <message>
   <source>ここで終わりますか？ 書きかけの答えは、まだ送られていません。</source>
   <translation>End here? The answer you are writing has not been sent yet.</translation>
  </message>
  <message>
   <source>ここで終わりますか？ 答えた分は記録されています。</source>
   <translation>End here? Your answers are saved.</translation>
  </message>
  <message>
   <source>もどる（Esc）</source>
   <translation>Back (Esc)</translation>
  </message>
  <message>
   <source>やめる（Esc）</source>
   <translation>Stop (Esc)</translation>
  </message>
  <message>
   <source>学習</source>
   <translation>Study</translation>
  </message>
  <message>
   <source>歌にもどる（Esc）</source>
   <translation>Back to the song (Esc)</translation>
  </message>
  <message>
   <source>終わって結果を見る</source>
   <translation>End and see results</translation>
  </message>
  <message>
   <source>終わる</source>
   <translation>End</translation>
  </message>
 </context>
 <context>
  <name>Studying</name>
  <message>
   <source>学習記録を読んでいます…</source>
   <translation>Reading your study record…</translation>
  </message>
 </context>
 <context>
  <name>TransportBar</name>
  <message>
   <source>この行</source>
   <translation>This line</translation>
  </message>
  <message>
   <source>この行をくり返す（L）</source>
   <translation>Loop this line (L)</translation>
  </message>
  <message>
   <source>ふりがな</source>
   <translation>Furigana</translation>
  </message>
  <message>
   <source>ふりがな（F）</source>
   <translation>Furigana (F)</translation>
  </message>
  <message>
   <source>キー {shift}</source>
   <translation>Key {shift}</translation>
  </message>
  <message>
   <source>キー ±0</source>
   <translation>Key ±0</translation>
  </message>
  <message>
   <source>キー（半音）</source>
   <translation>Key (semitones)</translation>
  </message>
  <message>
   <source>一時停止（Space）</source>
   <translation>Pause (Space)</translation>
  </message>
  <message>
   <source>伴奏</source>
   <translation>Backing</translation>
  </message>
  <message>
   <source>伴奏の音量</source>
   <translation>Backing volume</translation>
  </message>
  <message>
   <source>再生（Space）</source>
   <translation>Play (Space)</translation>
  </message>
  <message>
   <source>前の行</source>
   <translation>Previous line</translation>
  </message>
  <message>
   <source>次の行</source>
   <translation>Next line</translation>
  </message>
  <message>
   <source>歌声</source>
   <translation>Vocals</translation>
  </message>
  <message>
   <source>歌声の音量</source>
   <translation>Vocal volume</translation>
  </message>
  <message>
   <source>速さ（[ と ]）</source>
   <translation>Speed ([ and ])</translation>
  </message>
  <message>
   <source>音量</source>
   <translation>Volume</translation>
  </message>
 </context>
 <context>
  <name>TruthPad</name>
  <message>
   <source>× まちがい</source>
   <translation>× False</translation>
  </message>
  <message>
   <source>○ 正しい</source>
   <translation>○ True</translation>
  </message>
  <message>
   <source>「{word}」を、どれに直しますか？</source>
   <translation>What should replace “{word}”?</translation>
  </message>
  <message>
   <source>どのことばがちがいますか？</source>
   <translation>Which words are wrong?</translation>
  </message>
 </context>
 <context>
  <name>TypedPad</name>
  <message>
   <source>数で答える（分数も可）</source>
   <translation>A number (fractions are fine)</translation>
  </message>
  <message>
   <source>漢字・かな・英語のどれでも</source>
   <translation>Kanji, kana or English</translation>
  </message>
  <message>
   <source>答える</source>
   <translation>Answer</translation>
  </message>
 </context>
 <context>
  <name>TypingBar</name>
  <message>
   <source>Enter で答える</source>
   <translation>Enter to answer</translation>
  </message>
  <message>
   <source>{right} / {asked}（全 {total}）</source>
   <translation>{right} / {asked} (of {total})</translation>
  </message>
  <message>
   <source>もう一度聞く（F2）</source>
   <translation>Hear it again (F2)</translation>
  </message>
  <message>
   <source>ヒント</source>
   <translation>Hint</translation>
  </message>
  <message>
   <source>ヒント（F3）</source>
   <translation>Hint (F3)</translation>
  </message>
  <message>
   <source>ヒント：{hint}</source>
   <translation>Hint: {hint}</translation>
  </message>
  <message>
   <source>書く</source>
   <translation>Write</translation>
  </message>
  <message>
   <source>書くのをやめる（Esc）</source>
   <translation>Stop writing (Esc)</translation>
  </message>
  <message>
   <source>次のことばの手前で、歌が止まります</source>
   <translation>The song stops just before the next word</translation>
  </message>
  <message>
   <source>答え</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>答えを見る（F4）</source>
   <translation>Show answer (F4)</translation>
  </message>
  <message>
   <source>聞く</source>
   <translation>Again</translation>
  </message>
 </context>
 <context>
  <name>WaveformView</name>
  <message>
   <source>クリックで移動、ドラッグで区間くり返し</source>
   <translation>Click to move, drag to loop</translation>
  </message>
  <message>
   <source>再生位置</source>
   <translation>Position</translation>
  </message>
 </context>
 <context>
  <name>WeakRow</name>
  <message>
   <source>行をくりかえす</source>
   <translation>Loop line</translation>
  </message>
  <message>
   <source>解説と図</source>
   <translation>Lesson and plot</translation>
  </message>
 </context>
 <context>
  <name>WeakSection</name>
  <message>
   <source>いま弱い要点はありません。</source>
   <translation>No weak points right now.</translation>
  </message>
  <message>
   <source>弱い要点</source>
   <translation>Weak points</translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>Q でことばがかくれます。歌いながら思い出します。</source>
   <translation>Q hides words. Recall them as you sing.</translation>
  </message>
  <message>
   <source>Space で再生。光ることばに合わせて歌います。</source>
   <translation>Space plays. Sing along with the words that light up.</translation>
  </message>
  <message>
   <source>その行の意味・数式・まちがえやすい点が右に出ます。</source>
   <translation>Its meaning, formula and pitfalls appear on the right.</translation>
  </message>
  <message>
   <source>はじめる</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>使いかたを読む</source>
   <translation>Read the user guide</translation>
  </message>
  <message>
   <source>図を動かす</source>
   <translation>Move the plot</translation>
  </message>
  <message>
   <source>歌う</source>
   <translation>Sing</translation>
  </message>
  <message>
   <source>歌って覚える、G検定の深層学習。この四つを知っていれば始められます。</source>
   <translation>Learn deep learning for the G-Test by singing. These four things are all you need to start.</translation>
  </message>
  <message>
   <source>点をつまんで動かすと、式のとおりに値が変わります。</source>
   <translation>Drag a dot, and the values follow the formula.</translation>
  </message>
  <message>
   <source>穴をうめる</source>
   <translation>Fill the gaps</translation>
  </message>
  <message>
   <source>行をクリック</source>
   <translation>Click a line</translation>
  </message>
  <message>
   <source>見てまわる</source>
   <translation>Look around</translation>
  </message>
  <message>
   <source>覚えうたへようこそ</source>
   <translation>Welcome to Oboeuta</translation>
  </message>
 </context>
 <context>
  <name>Writing</name>
  <message>
   <source>それは「{given}」。ここは「{word}」</source>
   <translation>That is 「{given}」. Here it is 「{word}」</translation>
  </message>
  <message>
   <source>ほぼ正解：{word}</source>
   <translation>Almost: 「{word}」</translation>
  </message>
  <message>
   <source>正解：{word}</source>
   <translation>Right: 「{word}」</translation>
  </message>
  <message>
   <source>答えは「{word}」</source>
   <translation>The answer: 「{word}」</translation>
  </message>
 </context>
 <context>
  <name>_Card</name>
  <message>
   <source>{line}。{title}</source>
   <translation>「{line}」 {title}</translation>
  </message>
  <message>
   <source>くらべる行の文</source>
   <translation>Text of the compared line</translation>
  </message>
 </context>
 <context>
  <name>_FoldButton</name>
  <message>
   <source>たたむ</source>
   <translation>Show less</translation>
  </message>
  <message>
   <source>つづきを読む</source>
   <translation>Read more</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>TOML として読めません。この行の書き方を直してください。</source>
   <translation>This cannot be read as TOML. Please correct this line.</translation>
  </message>
  <message>
   <source>{file} の {line} 行目：時刻 {found} を読めません。[00:12.00] のように、分・秒を数字で書いてください。</source>
   <translation>{file}, line {line}: the time {found} cannot be read. Write minutes and seconds in digits, like [00:12.00].</translation>
  </message>
  <message>
   <source>{folder} に score.song がないので、コードがわかりません。歌詞だけのシートにするか、score.song を置いてください。</source>
   <translation>{folder} has no score.song, so its chords are unknown. Make a lyrics sheet, or put a score.song there.</translation>
  </message>
  <message>
   <source>{package} が入っていません。次の命令で入れてください： {command}</source>
   <translation>{package} is not installed. Install it with this command: {command}</translation>
  </message>
  <message>
   <source>{path} がありません。ファイルを置くか、{named_in} の書き方を直してください。</source>
   <translation>{path} is missing. Put the file there, or correct {named_in}.</translation>
  </message>
  <message>
   <source>{path} が大きすぎます（{size} バイト、上限 {limit}）。小さくしてください。</source>
   <translation>{path} is too large ({size} bytes; the limit is {limit}). Please make it smaller.</translation>
  </message>
  <message>
   <source>{path} が読めません（{reason}）。場所と権限を確かめてください。</source>
   <translation>{path} cannot be read ({reason}). Please check where it is and its permissions.</translation>
  </message>
  <message>
   <source>{path} に書き込めません（{reason}）。空き容量と権限を確かめてください。</source>
   <translation>{path} cannot be written ({reason}). Please check free space and permissions.</translation>
  </message>
  <message>
   <source>{path} は {seconds:.1f} 秒から先が壊れています（{reason}）。そこまでは聞けます。音声を書き出し直してください。</source>
   <translation>{path} is damaged from {seconds:.1f} s on ({reason}). It plays up to there. Please export the audio again.</translation>
  </message>
  <message>
   <source>{path} は {seconds:.1f} 秒で終わります（いちばん長い音は {longest:.1f} 秒）。残りは無音になります。書き出しがとちゅうで切れていないか確かめてください。</source>
   <translation>{path} ends at {seconds:.1f} s (the longest track lasts {longest:.1f} s). The rest is silent. Please check whether its export was cut short.</translation>
  </message>
  <message>
   <source>{path} を音声として開けません（{reason}）。mp3、ogg、wav、flac、m4a のどれかにしてください。</source>
   <translation>{path} cannot be opened as audio ({reason}). Please use mp3, ogg, wav, flac or m4a.</translation>
  </message>
  <message>
   <source>「{found}」がリンクや特別なファイルなので、開きません。</source>
   <translation>「{found}」 is a link or a special file, so it is not opened.</translation>
  </message>
  <message>
   <source>「{found}」が二度あります。片方を消してください。</source>
   <translation>「{found}」 is there twice. Please delete one of them.</translation>
  </message>
  <message>
   <source>「{found}」が大きすぎます（上限 {megabytes} MB）。</source>
   <translation>「{found}」 is too large (the limit is {megabytes} MB).</translation>
  </message>
  <message>
   <source>「{found}」というファイル名は使えません（ほかのパソコンで開けないか、フォルダーの外を指しています）。</source>
   <translation>The file name 「{found}」 cannot be used (other computers cannot open it, or it points outside the folder).</translation>
  </message>
  <message>
   <source>「{found}」という行は歌詞にありません。lyrics.lrc の行と同じ文字にしてください。</source>
   <translation>The lyrics have no line 「{found}」. Please write it exactly as in lyrics.lrc.</translation>
  </message>
  <message>
   <source>「{found}」と同じ名前のファイルが二つあります（大文字・小文字は区別しません）。</source>
   <translation>Two files are named 「{found}」 (upper and lower case count as the same).</translation>
  </message>
  <message>
   <source>「{found}」は曲のファイルではないので、開きません。</source>
   <translation>「{found}」 is not a song file, so it is not opened.</translation>
  </message>
  <message>
   <source>「{found}」は曲のフォルダーの外です。曲のフォルダーの中のファイルを指してください。</source>
   <translation>「{found}」 is outside the song’s folder. Please name a file inside it.</translation>
  </message>
  <message>
   <source>「{key}」がありません。{expected} を書き足してください。</source>
   <translation>“{key}” is missing. Please add {expected}.</translation>
  </message>
  <message>
   <source>「{key}」という項目はありません。つづりを確かめてください。</source>
   <translation>There is no entry “{key}”. Please check its spelling.</translation>
  </message>
  <message>
   <source>「{key}」の値が使えません。{expected} にしてください（いまは {found}）。</source>
   <translation>The value of “{key}” cannot be used. Please make it {expected} (it is {found} now).</translation>
  </message>
  <message>
   <source>「{key}」の型が違います。{expected} にしてください（いまは {found}）。</source>
   <translation>“{key}” has the wrong type. Please make it {expected} (it is {found} now).</translation>
  </message>
  <message>
   <source>「{place}」の {found} が二度あります。もとの端末で書き出し直してください。</source>
   <translation>{found} is there twice in “{place}”. Please export it again on the device it came from.</translation>
  </message>
  <message>
   <source>「{place}」の値 {found} はありえません。もとの端末で書き出し直してください。</source>
   <translation>The value {found} of “{place}” is not possible. Please export it again on the device it came from.</translation>
  </message>
  <message>
   <source>いまの記録はそのままです。</source>
   <translation>Your record is unchanged.</translation>
  </message>
  <message>
   <source>こわれています。もう一度もらうか、ダウンロードし直してください。</source>
   <translation>It is damaged. Please ask for it again, or download it again.</translation>
  </message>
  <message>
   <source>とちゅうで切れています。もとの端末で書き出し直してください。</source>
   <translation>It is cut short. Please export it again on the device it came from.</translation>
  </message>
  <message>
   <source>キーワード「{found}」はその行にありません。行の文字と同じに書いてください。</source>
   <translation>The keyword 「{found}」 is not in that line. Please write it exactly as in the line.</translation>
  </message>
  <message>
   <source>ファイルが多すぎます（上限 {limit} 個）。</source>
   <translation>It holds too many files (the limit is {limit}).</translation>
  </message>
  <message>
   <source>中身が曲として読めません。作った人に知らせてください（{inside}）。</source>
   <translation>Its contents cannot be read as a song. Please tell whoever made it ({inside}).</translation>
  </message>
  <message>
   <source>内部エラーが起きました。そのまま使えますが、記録が {path} にあります。</source>
   <translation>An internal error occurred. You can carry on; a record of it is in {path}.</translation>
  </message>
  <message>
   <source>前回、予期せず終わったようです。学習の記録は残っています。</source>
   <translation>The app seems to have ended unexpectedly last time. Your study record is safe.</translation>
  </message>
  <message>
   <source>同じ直しがいる行：{lines}</source>
   <translation>Other lines to correct the same way: {lines}</translation>
  </message>
  <message>
   <source>学習記録 {path} は、より新しい版の覚えうたで作られています。この版では読み書きしません。アプリを更新してください。</source>
   <translation>The study record {path} was made by a newer version of Oboeuta. This version leaves it alone. Please update the app.</translation>
  </message>
  <message>
   <source>学習記録として読めません（{found}）。書き出したままのファイルを選んでください。</source>
   <translation>It cannot be read as a study record ({found}). Please choose a file exactly as it was exported.</translation>
  </message>
  <message>
   <source>学習記録のファイルが読めないので、新しい記録で始めました。もとの内容は {kept} に残してあります。backups フォルダーに控えがあれば、{path} に置きかえると戻せます。</source>
   <translation>Your study record could not be read, so a new one was started. The old content is kept in {kept}. If the backups folder has a copy, put it in place of {path} to restore it.</translation>
  </message>
  <message>
   <source>広げると大きくなりすぎるので、開きません。</source>
   <translation>It would be too large when unpacked, so it is not opened.</translation>
  </message>
  <message>
   <source>時刻のついた行がありません。各行の頭に [00:12.00] のように時刻を書いてください。</source>
   <translation>No line has a time. Please begin each line with a time, such as [00:12.00].</translation>
  </message>
  <message>
   <source>曲「{name}」が見つかりません。ある曲：{known}</source>
   <translation>There is no song 「{name}」. Songs here: {known}</translation>
  </message>
  <message>
   <source>曲のパックではありません。もらったときのままのファイルを開いてください。</source>
   <translation>This is not a song pack. Please open the file exactly as you received it.</translation>
  </message>
  <message>
   <source>歌詞ではないファイルです（文字として読めません）。LRC ファイルを指してください。</source>
   <translation>These are not lyrics (the file cannot be read as text). Please choose an LRC file.</translation>
  </message>
  <message>
   <source>歌詞ファイルが空です。[00:12.00] のような時刻つきの行を書いてください。</source>
   <translation>The lyrics file is empty. Please write lines with times, such as [00:12.00].</translation>
  </message>
  <message>
   <source>覚えうたの学習記録ではありません。study.json を選んでください。</source>
   <translation>This is not an Oboeuta study record. Please choose a study.json.</translation>
  </message>
  <message>
   <source>設定ファイルが読めないので、初期設定で始めました。もとの内容は {kept} に残してあります。</source>
   <translation>Your settings could not be read, so the defaults are in use. The old content is kept in {kept}.</translation>
  </message>
  <message>
   <source>途中で切れています。もう一度もらうか、ダウンロードし直してください。</source>
   <translation>It is cut short. Get it or download it again.</translation>
  </message>
  <message>
   <source>音の出力先がありません。歌詞だけが進みます。スピーカーかイヤホンをつなぐと、そこから鳴ります。</source>
   <translation>There is no sound output: only the lyrics move. Connect speakers or headphones, and the song is heard there.</translation>
  </message>
 </context>
 <context>
  <name>heatmap</name>
  <message>
   <source>数字：思い出せる見込み（%）</source>
   <translation>Numbers: predicted recall (%)</translation>
  </message>
  <message>
   <source>直前の答えが誤り</source>
   <translation>Last answer wrong</translation>
  </message>
  <message>
   <source>行ごとの定着度</source>
   <translation>Mastery by line</translation>
  </message>
 </context>
 <context>
  <name>keys</name>
  <message>
   <source>5 秒すすむ</source>
   <translation>5 s forward</translation>
  </message>
  <message>
   <source>5 秒もどる</source>
   <translation>5 s back</translation>
  </message>
  <message>
   <source>Ctrl+クリック</source>
   <translation>Ctrl+click</translation>
  </message>
  <message>
   <source>Shift+クリック</source>
   <translation>Shift+click</translation>
  </message>
  <message>
   <source>○×の答え</source>
   <translation>True/false answers</translation>
  </message>
  <message>
   <source>「どのゲート？」の答え</source>
   <translation>“Which gate?” answers</translation>
  </message>
  <message>
   <source>「歌えた」</source>
   <translation>“Sang it”</translation>
  </message>
  <message>
   <source>えらんだ行から歌う</source>
   <translation>sing from the chosen line</translation>
  </message>
  <message>
   <source>えらんだ行とくらべる</source>
   <translation>compare with the chosen line</translation>
  </message>
  <message>
   <source>くりかえす行をえらぶ</source>
   <translation>choose lines to loop</translation>
  </message>
  <message>
   <source>ことばの手前までもう一度聞く</source>
   <translation>Hear again up to the word</translation>
  </message>
  <message>
   <source>このキーの一覧</source>
   <translation>this list of keys</translation>
  </message>
  <message>
   <source>この行をくりかえす</source>
   <translation>loop this line</translation>
  </message>
  <message>
   <source>そこで使えるキー</source>
   <translation>keys that work there</translation>
  </message>
  <message>
   <source>そこをくりかえす</source>
   <translation>loop that part</translation>
  </message>
  <message>
   <source>その行から歌う</source>
   <translation>sing from that line</translation>
  </message>
  <message>
   <source>つぎのボタンへ</source>
   <translation>next button</translation>
  </message>
  <message>
   <source>つぎの欄へ（歌詞・解説・再生）</source>
   <translation>next area (lyrics, lesson, player)</translation>
  </message>
  <message>
   <source>とめて書く</source>
   <translation>Stop and write</translation>
  </message>
  <message>
   <source>はやく</source>
   <translation>faster</translation>
  </message>
  <message>
   <source>ふりがな</source>
   <translation>furigana on or off</translation>
  </message>
  <message>
   <source>やめて歌う</source>
   <translation>stop and sing</translation>
  </message>
  <message>
   <source>ゆっくり</source>
   <translation>slower</translation>
  </message>
  <message>
   <source>クリック</source>
   <translation>Click</translation>
  </message>
  <message>
   <source>ダブルクリック</source>
   <translation>Double click</translation>
  </message>
  <message>
   <source>ドリルの見直し</source>
   <translation>Going over a drill</translation>
  </message>
  <message>
   <source>ヒント</source>
   <translation>hint</translation>
  </message>
  <message>
   <source>ホイール</source>
   <translation>Wheel</translation>
  </message>
  <message>
   <source>マウス</source>
   <translation>Mouse</translation>
  </message>
  <message>
   <source>予想しないで見る</source>
   <translation>skip the prediction</translation>
  </message>
  <message>
   <source>予想を決める・とじる</source>
   <translation>confirm or close the prediction</translation>
  </message>
  <message>
   <source>全画面</source>
   <translation>full screen</translation>
  </message>
  <message>
   <source>全画面・穴うめ・解説を閉じる</source>
   <translation>close full screen, gaps, lesson</translation>
  </message>
  <message>
   <source>再生キー</source>
   <translation>Media play key</translation>
  </message>
  <message>
   <source>再生・一時停止</source>
   <translation>play, pause</translation>
  </message>
  <message>
   <source>問題</source>
   <translation>Questions</translation>
  </message>
  <message>
   <source>四択の答え</source>
   <translation>Multiple-choice answers</translation>
  </message>
  <message>
   <source>図の予想</source>
   <translation>Predictions in plots</translation>
  </message>
  <message>
   <source>図を動かす答え</source>
   <translation>Answers by moving a plot</translation>
  </message>
  <message>
   <source>学習のどのページでも</source>
   <translation>On every study page</translation>
  </message>
  <message>
   <source>学習のはじめ</source>
   <translation>Study start page</translation>
  </message>
  <message>
   <source>学習のページ</source>
   <translation>study page</translation>
  </message>
  <message>
   <source>学習の記録</source>
   <translation>Study record</translation>
  </message>
  <message>
   <source>曲のはじめへ</source>
   <translation>to the start of the song</translation>
  </message>
  <message>
   <source>曲の一覧</source>
   <translation>list of songs</translation>
  </message>
  <message>
   <source>曲の終わり近くへ</source>
   <translation>to near the end of the song</translation>
  </message>
  <message>
   <source>書く答え</source>
   <translation>Written answers</translation>
  </message>
  <message>
   <source>歌</source>
   <translation>Song</translation>
  </message>
  <message>
   <source>歌詞をめくる</source>
   <translation>scroll the lyrics</translation>
  </message>
  <message>
   <source>歌詞を早く出す</source>
   <translation>lyrics earlier</translation>
  </message>
  <message>
   <source>歌詞を遅く出す</source>
   <translation>lyrics later</translation>
  </message>
  <message>
   <source>波形</source>
   <translation>Waveform</translation>
  </message>
  <message>
   <source>波形をドラッグ</source>
   <translation>Drag on waveform</translation>
  </message>
  <message>
   <source>穴うめ</source>
   <translation>Gaps</translation>
  </message>
  <message>
   <source>答える</source>
   <translation>answer</translation>
  </message>
  <message>
   <source>答えを見る</source>
   <translation>show the answer</translation>
  </message>
  <message>
   <source>行の解説を見る</source>
   <translation>see a line’s lesson</translation>
  </message>
  <message>
   <source>行をえらんで解説を見る</source>
   <translation>choose a line, see its lesson</translation>
  </message>
  <message>
   <source>解説の図</source>
   <translation>Plot of a lesson</translation>
  </message>
  <message>
   <source>解説を歌に合わせて動かす</source>
   <translation>let the lesson follow the song</translation>
  </message>
  <message>
   <source>試験ドリル</source>
   <translation>Exam drill</translation>
  </message>
  <message>
   <source>試験ドリルのはじめ</source>
   <translation>Exam drill start page</translation>
  </message>
  <message>
   <source>進みぐあい</source>
   <translation>Progress</translation>
  </message>
 </context>
 <context>
  <name>records</name>
  <message>
   <source>{changed} 件が直りました。</source>
   <translation>Corrected: {changed}.</translation>
  </message>
  <message numerus="yes">
   <source>{name} にカード %n 枚を書き出しました。Anki の「ファイル」→「読み込み」で開きます。</source>
   <translation>
    <numerusform>%n card exported to {name}. Open the file in Anki with “File” → “Import”.</numerusform>
    <numerusform>%n cards exported to {name}. Open the file in Anki with “File” → “Import”.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{name} にカード %n 枚を書き出しました。「開く」を押すと Anki に入ります。</source>
   <translation>
    <numerusform>%n card exported to {name}. Press “Open” to add it to Anki.</numerusform>
    <numerusform>%n cards exported to {name}. Press “Open” to add them to Anki.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{name} に解答 %n 件を書き出しました。</source>
   <translation>
    <numerusform>%n answer exported to {name}.</numerusform>
    <numerusform>%n answers exported to {name}.</numerusform>
   </translation>
  </message>
  <message>
   <source>{name} を書き出しました。</source>
   <translation>{name} exported.</translation>
  </message>
  <message>
   <source>{told}を取りこみました。もとからある記録は変わりません。</source>
   <translation>Imported: {told}. What was there before is unchanged.</translation>
  </message>
  <message>
   <source>「{title}」の歌声は入っていません：{reason}</source>
   <translation>No vocals for 「{title}」: {reason}</translation>
  </message>
  <message>
   <source>もとと同じでした。</source>
   <translation>Nothing needed correcting.</translation>
  </message>
  <message numerus="yes">
   <source>学習の回 %n 件</source>
   <translation>
    <numerusform>%n study session</numerusform>
    <numerusform>%n study sessions</numerusform>
   </translation>
  </message>
  <message>
   <source>新しいものはありませんでした。いまの記録はそのままです。</source>
   <translation>There was nothing new. Your record is unchanged.</translation>
  </message>
  <message numerus="yes">
   <source>自分の書き方 %n 件</source>
   <translation>
    <numerusform>%n spelling of your own</numerusform>
    <numerusform>%n spellings of your own</numerusform>
   </translation>
  </message>
  <message>
   <source>要点 {cards} 件のカードを、解答 {attempts} 件から作り直しました。</source>
   <translation>Cards rebuilt: {cards}, from your answers: {attempts}.</translation>
  </message>
  <message numerus="yes">
   <source>解答 %n 件</source>
   <translation>
    <numerusform>%n answer</numerusform>
    <numerusform>%n answers</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>設定 %n 件</source>
   <translation>
    <numerusform>%n setting</numerusform>
    <numerusform>%n settings</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>sheet</name>
  <message numerus="yes">
   <source>%n 小節</source>
   <translation>
    <numerusform>%n bar</numerusform>
    <numerusform>%n bars</numerusform>
   </translation>
  </message>
  <message>
   <source>{title}のくり返し</source>
   <translation>{title} again</translation>
  </message>
  <message>
   <source>くり返し</source>
   <translation>Repeat</translation>
  </message>
  <message>
   <source>キー {key}</source>
   <translation>Key {key}</translation>
  </message>
  <message>
   <source>コード</source>
   <translation>Chords</translation>
  </message>
  <message>
   <source>太字は覚えることば、右はしの番号は試験のポイント</source>
   <translation>Bold: words to remember. Numbers at the right: exam points</translation>
  </message>
  <message>
   <source>歌詞</source>
   <translation>Lyrics</translation>
  </message>
 </context>
 <context>
  <name>study</name>
  <message numerus="yes">
   <source>%n 文字の数です。</source>
   <translation>
    <numerusform>The number is %n character long.</numerusform>
    <numerusform>The number is %n characters long.</numerusform>
   </translation>
  </message>
  <message>
   <source>0 件</source>
   <translation>none</translation>
  </message>
  <message>
   <source>1 分未満</source>
   <translation>under 1 min</translation>
  </message>
  <message>
   <source>1 問あたり {mine} 秒（試験のペースは {pace} 秒）</source>
   <translation>{mine} s per question (exam pace {pace} s)</translation>
  </message>
  <message>
   <source>{ahead} 問早い</source>
   <translation>{ahead} ahead</translation>
  </message>
  <message>
   <source>{behind} 問おくれ</source>
   <translation>{behind} behind</translation>
  </message>
  <message>
   <source>{count} 件・約 {minutes} 分</source>
   <translation>{count} to answer · about {minutes} min</translation>
  </message>
  <message>
   <source>{days} 日</source>
   <translation>{days}</translation>
  </message>
  <message>
   <source>{due} 件</source>
   <translation>{due}</translation>
  </message>
  <message>
   <source>{gate}と答えた {times} 回</source>
   <translation>answered {gate}: {times}</translation>
  </message>
  <message>
   <source>{gate}：{total} 問中 {right} 問正解</source>
   <translation>{gate}: {right} of {total} right</translation>
  </message>
  <message>
   <source>{minutes} 分</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{minutes} 分 {rest} 秒</source>
   <translation>{minutes} min {rest} s</translation>
  </message>
  <message>
   <source>{month}月{day}日</source>
   <translation>{month}/{day}</translation>
  </message>
  <message>
   <source>{month}月{day}日の見込み</source>
   <translation>recall predicted for {month}/{day}</translation>
  </message>
  <message>
   <source>{name} を大きく</source>
   <translation>raise {name}</translation>
  </message>
  <message>
   <source>{name} を小さく</source>
   <translation>lower {name}</translation>
  </message>
  <message>
   <source>{name}は「{option}」</source>
   <translation>{name}: “{option}”</translation>
  </message>
  <message>
   <source>{places} 番目は {level}</source>
   <translation>{level} at {places}</translation>
  </message>
  <message>
   <source>{rest} 秒</source>
   <translation>{rest} s</translation>
  </message>
  <message>
   <source>{row} の {places} 番目を変える</source>
   <translation>change {row} at {places}</translation>
  </message>
  <message>
   <source>{row}：{levels}</source>
   <translation>{row}: {levels}</translation>
  </message>
  <message>
   <source>{series} をえらぶ</source>
   <translation>choose {series}</translation>
  </message>
  <message>
   <source>{sizes} 問</source>
   <translation>{sizes} questions</translation>
  </message>
  <message>
   <source>{song}・{number} 行目</source>
   <translation>{song} · line {number}</translation>
  </message>
  <message>
   <source>× → {statement}</source>
   <translation>× → {statement}</translation>
  </message>
  <message>
   <source>× は正解。直し方がちがいます</source>
   <translation>× is right, but the fix is not</translation>
  </message>
  <message>
   <source>× まちがい</source>
   <translation>× False</translation>
  </message>
  <message>
   <source>○ {statement}</source>
   <translation>○ {statement}</translation>
  </message>
  <message>
   <source>○ 正しい</source>
   <translation>○ True</translation>
  </message>
  <message>
   <source>○× は {judged} / {count}、直しは {repaired} / {false}（1 つに 1 点）</source>
   <translation>True/false {judged} / {count}, fixes {repaired} / {false} (1 point each)</translation>
  </message>
  <message>
   <source>○×＋直し</source>
   <translation>True/false + fix</translation>
  </message>
  <message>
   <source>「{choice}」は、{reason}</source>
   <translation>“{choice}”: {reason}</translation>
  </message>
  <message numerus="yes">
   <source>「{first}」で始まる %n 拍のことば</source>
   <translation>
    <numerusform>In Japanese: %n beat, beginning with 「{first}」</numerusform>
    <numerusform>In Japanese: %n beats, beginning with 「{first}」</numerusform>
   </translation>
  </message>
  <message>
   <source>「どのゲート？」で練習</source>
   <translation>Practise “Which gate?”</translation>
  </message>
  <message>
   <source>あなたの答え</source>
   <translation>Your answer</translation>
  </message>
  <message>
   <source>あなたの答え：{given}</source>
   <translation>Your answer: {given}</translation>
  </message>
  <message>
   <source>あやふや</source>
   <translation>unsure</translation>
  </message>
  <message>
   <source>いちばん多い取りちがえ：{asked}を{taken}と答えた（{times} 回）</source>
   <translation>Most often: {asked} taken for {taken} ({times}×)</translation>
  </message>
  <message>
   <source>いちばん弱い要点を、選択肢の理由まで確かめる。</source>
   <translation>Your weakest points, with the reason for every choice.</translation>
  </message>
  <message>
   <source>いつもどおりに。</source>
   <translation>Just as usual.</translation>
  </message>
  <message>
   <source>うた穴うめ</source>
   <translation>Sing the gaps</translation>
  </message>
  <message>
   <source>えらぶ</source>
   <translation>choose</translation>
  </message>
  <message>
   <source>えらぶ・押す</source>
   <translation>choose, press</translation>
  </message>
  <message>
   <source>えらぶ（えらび直せる）</source>
   <translation>choose (and change)</translation>
  </message>
  <message>
   <source>おぼえていた割合</source>
   <translation>Remembered</translation>
  </message>
  <message>
   <source>ことばをえらぶ（× のあと）</source>
   <translation>choose words (after ×)</translation>
  </message>
  <message>
   <source>この中の一つです。</source>
   <translation>It is one of these.</translation>
  </message>
  <message>
   <source>この問いには、たとえがありません。</source>
   <translation>There is no analogy for this question.</translation>
  </message>
  <message>
   <source>この問いには、読みのヒントがありません。</source>
   <translation>There is no reading hint for this question.</translation>
  </message>
  <message>
   <source>この曲に要点はありません。ほかの曲の要点を復習できます。</source>
   <translation>This song has no points. You can review those of other songs.</translation>
  </message>
  <message>
   <source>この行に要点はありません。</source>
   <translation>This line has no points.</translation>
  </message>
  <message>
   <source>この行をくりかえす</source>
   <translation>loop this line</translation>
  </message>
  <message>
   <source>この行を聞く</source>
   <translation>hear the line</translation>
  </message>
  <message>
   <source>この行を聞く（答えたあと）</source>
   <translation>hear the line (after answering)</translation>
  </message>
  <message>
   <source>この要点の解説は、まだありません。</source>
   <translation>This point has no lesson yet.</translation>
  </message>
  <message>
   <source>これで答える</source>
   <translation>answer</translation>
  </message>
  <message>
   <source>すべて {level}</source>
   <translation>all {level}</translation>
  </message>
  <message>
   <source>すべて答えました。終わって答え合わせに進みますか？</source>
   <translation>All answered. End and see how you did?</translation>
  </message>
  <message>
   <source>それは「{other}」。ここは「{mine}」。</source>
   <translation>That is {other}. Here it is {mine}.</translation>
  </message>
  <message>
   <source>たとえば：{right}</source>
   <translation>For example: {right}</translation>
  </message>
  <message>
   <source>たとえるなら</source>
   <translation>Think of it as</translation>
  </message>
  <message>
   <source>たとえるなら：{words}</source>
   <translation>Think of it as: {words}</translation>
  </message>
  <message>
   <source>ちがいます</source>
   <translation>Not quite</translation>
  </message>
  <message>
   <source>つぎのつまみやボタンへ（Space で押す）</source>
   <translation>next slider or button (Space presses)</translation>
  </message>
  <message>
   <source>つぎのボタンへ</source>
   <translation>next button</translation>
  </message>
  <message>
   <source>つづきあり</source>
   <translation>in progress</translation>
  </message>
  <message>
   <source>つづきから</source>
   <translation>resume</translation>
  </message>
  <message>
   <source>とめて書く</source>
   <translation>Stop and write</translation>
  </message>
  <message>
   <source>どのゲートを、どれと答えたか</source>
   <translation>Which gate you took for which</translation>
  </message>
  <message>
   <source>どのゲート？</source>
   <translation>Which gate?</translation>
  </message>
  <message>
   <source>はじめの位置から：{steps}</source>
   <translation>From the start: {steps}</translation>
  </message>
  <message>
   <source>はじめの位置のまま</source>
   <translation>left as it was</translation>
  </message>
  <message>
   <source>ほかは {level}</source>
   <translation>the rest {level}</translation>
  </message>
  <message>
   <source>ほぼ正解</source>
   <translation>Almost</translation>
  </message>
  <message>
   <source>まだ {left} 問が空いています（空きはまちがいに数えます）。終わって答え合わせに進みますか？</source>
   <translation>Unanswered: {left} (these count as wrong). End and see how you did?</translation>
  </message>
  <message>
   <source>まちがえた</source>
   <translation>wrong</translation>
  </message>
  <message>
   <source>まちがえやすい</source>
   <translation>Easily confused</translation>
  </message>
  <message>
   <source>もう一度（残り {count}）</source>
   <translation>once more ({count} left)</translation>
  </message>
  <message>
   <source>もどる</source>
   <translation>back</translation>
  </message>
  <message>
   <source>やめる</source>
   <translation>stop</translation>
  </message>
  <message>
   <source>ゲートの取りちがえは、まだありません。</source>
   <translation>No gates mixed up so far.</translation>
  </message>
  <message>
   <source>ヒントはここまでです。</source>
   <translation>There are no more hints.</translation>
  </message>
  <message>
   <source>ヒント（三つまで）</source>
   <translation>hint (up to three)</translation>
  </message>
  <message>
   <source>ペースどおり</source>
   <translation>on pace</translation>
  </message>
  <message>
   <source>リセット</source>
   <translation>Reset</translation>
  </message>
  <message>
   <source>一つ消しました。</source>
   <translation>One is ruled out.</translation>
  </message>
  <message>
   <source>上のボタン</source>
   <translation>the buttons above</translation>
  </message>
  <message>
   <source>上下に送る</source>
   <translation>scroll</translation>
  </message>
  <message>
   <source>中断（あとでつづきから）</source>
   <translation>pause (resume later)</translation>
  </message>
  <message>
   <source>予想して動かす</source>
   <translation>Predict and move</translation>
  </message>
  <message>
   <source>今日</source>
   <translation>Today</translation>
  </message>
  <message>
   <source>今日の分は終わりました。</source>
   <translation>Done for today.</translation>
  </message>
  <message>
   <source>今日の分は終わりました。よく休みましょう。</source>
   <translation>Done for today. Rest well.</translation>
  </message>
  <message>
   <source>今日の分は終わりました。四択や「どのゲート？」で練習できます。</source>
   <translation>Done for today. Practise with “Multiple choice” or “Which gate?”.</translation>
  </message>
  <message>
   <source>今日の復習</source>
   <translation>Due today</translation>
  </message>
  <message>
   <source>今週</source>
   <translation>Days this week</translation>
  </message>
  <message>
   <source>今週。今日は {today}</source>
   <translation>this week; today {today}</translation>
  </message>
  <message>
   <source>候補</source>
   <translation>Candidate</translation>
  </message>
  <message>
   <source>入力</source>
   <translation>Input</translation>
  </message>
  <message>
   <source>全問正解の最速は {time}。</source>
   <translation>Fastest perfect round: {time}.</translation>
  </message>
  <message>
   <source>全問正解・{time}</source>
   <translation>All correct · {time}</translation>
  </message>
  <message>
   <source>出力</source>
   <translation>Output</translation>
  </message>
  <message>
   <source>別の用語です</source>
   <translation>That is another term</translation>
  </message>
  <message>
   <source>前の曲・つぎの曲へ</source>
   <translation>previous or next song</translation>
  </message>
  <message>
   <source>前へ</source>
   <translation>back</translation>
  </message>
  <message>
   <source>動かすのは：{names}</source>
   <translation>To move: {names}</translation>
  </message>
  <message>
   <source>取りちがえたゲートをくらべる</source>
   <translation>compare the gates you mixed up</translation>
  </message>
  <message>
   <source>同じく、ならびの順に</source>
   <translation>the same, in the order they stand</translation>
  </message>
  <message>
   <source>問 {number}</source>
   <translation>Question {number}</translation>
  </message>
  <message>
   <source>問われたゲート</source>
   <translation>Gate asked for</translation>
  </message>
  <message>
   <source>四択</source>
   <translation>Multiple choice</translation>
  </message>
  <message>
   <source>図で見る</source>
   <translation>see the plot</translation>
  </message>
  <message>
   <source>図で見る（答えたあと）</source>
   <translation>see the plot (after answering)</translation>
  </message>
  <message>
   <source>図と表を切りかえる</source>
   <translation>switch picture and table</translation>
  </message>
  <message>
   <source>図のマスをえらぶ（Space で切り替え）</source>
   <translation>choose a cell of the plot (Space switches it)</translation>
  </message>
  <message>
   <source>図を動かす（Shift で 10 倍）</source>
   <translation>move the plot (Shift: 10×)</translation>
  </message>
  <message>
   <source>土</source>
   <translation>Sa</translation>
  </message>
  <message>
   <source>始める</source>
   <translation>start</translation>
  </message>
  <message>
   <source>学習の記録</source>
   <translation>study record</translation>
  </message>
  <message>
   <source>学習時間</source>
   <translation>Study time</translation>
  </message>
  <message>
   <source>復習</source>
   <translation>Review</translation>
  </message>
  <message>
   <source>復習できる要点のある曲がありません。要点のある曲をえらぶと、ここで復習できます。</source>
   <translation>There are no songs with points to review. Choose a song with points, and you can review them here.</translation>
  </message>
  <message>
   <source>復習をはじめる</source>
   <translation>start review</translation>
  </message>
  <message>
   <source>忘れかけた要点</source>
   <translation>points you are about to forget</translation>
  </message>
  <message>
   <source>忘れかけた要点から順に。</source>
   <translation>What you are about to forget comes first.</translation>
  </message>
  <message>
   <source>忘却</source>
   <translation>Forget</translation>
  </message>
  <message>
   <source>押す</source>
   <translation>press</translation>
  </message>
  <message>
   <source>文の真偽を見ぬき、まちがいのことばを直す。</source>
   <translation>Tell true from false, and fix the wrong words.</translation>
  </message>
  <message>
   <source>文・式・たとえが指すゲートを、キー一つで答える。</source>
   <translation>A sentence, a formula or an analogy points to a gate: name it with one key.</translation>
  </message>
  <message>
   <source>新しい要点は {new} 件。</source>
   <translation>New points: {new}.</translation>
  </message>
  <message>
   <source>旗</source>
   <translation>flagged</translation>
  </message>
  <message>
   <source>旗をつける・はずす</source>
   <translation>flag on or off</translation>
  </message>
  <message>
   <source>日</source>
   <translation>Su</translation>
  </message>
  <message numerus="yes">
   <source>日をあけた復習 %n 回のうち</source>
   <translation>
    <numerusform>of %n review a day or more later</numerusform>
    <numerusform>of %n reviews a day or more later</numerusform>
   </translation>
  </message>
  <message>
   <source>日をあけた復習をすると、ここに出ます。</source>
   <translation>Shown once you review a day or more later.</translation>
  </message>
  <message>
   <source>曲のはじめ・終わりの行へ</source>
   <translation>first or last line of the song</translation>
  </message>
  <message>
   <source>更新</source>
   <translation>Update</translation>
  </message>
  <message>
   <source>書ける</source>
   <translation>Can write</translation>
  </message>
  <message>
   <source>月</source>
   <translation>Mo</translation>
  </message>
  <message>
   <source>木</source>
   <translation>Th</translation>
  </message>
  <message>
   <source>未学習</source>
   <translation>New</translation>
  </message>
  <message>
   <source>未解答</source>
   <translation>not answered</translation>
  </message>
  <message>
   <source>本番の速さで、静かに。答え合わせは終わってから。</source>
   <translation>At exam pace, in silence. Answers come at the end.</translation>
  </message>
  <message>
   <source>次へ</source>
   <translation>next</translation>
  </message>
  <message>
   <source>次へ（最後の問題では、Enter で答え合わせへ）</source>
   <translation>next (on the last question, Enter leads to the results)</translation>
  </message>
  <message>
   <source>歌にもどる</source>
   <translation>back to the song</translation>
  </message>
  <message>
   <source>正しい</source>
   <translation>Right</translation>
  </message>
  <message>
   <source>正しい答え：{right}</source>
   <translation>Right answer: {right}</translation>
  </message>
  <message>
   <source>正しい（あなたの答え）</source>
   <translation>Right (your answer)</translation>
  </message>
  <message>
   <source>正確には</source>
   <translation>To be exact</translation>
  </message>
  <message>
   <source>正解</source>
   <translation>Right</translation>
  </message>
  <message>
   <source>正解にする（Ctrl+Z でもどす）</source>
   <translation>mark as right (Ctrl+Z undoes)</translation>
  </message>
  <message>
   <source>正解・あやふやだった</source>
   <translation>right, but unsure</translation>
  </message>
  <message>
   <source>正解・旗をつけた</source>
   <translation>right, but flagged</translation>
  </message>
  <message>
   <source>正解（自分で正解にしました）</source>
   <translation>Right (marked by you)</translation>
  </message>
  <message numerus="yes">
   <source>残りの %n 件は、明日からに分けました。</source>
   <translation>
    <numerusform>%n more is left for tomorrow.</numerusform>
    <numerusform>%n more are spread over the days from tomorrow.</numerusform>
   </translation>
  </message>
  <message>
   <source>水</source>
   <translation>We</translation>
  </message>
  <message>
   <source>火</source>
   <translation>Tu</translation>
  </message>
  <message>
   <source>理由を確かめながら最後まで見直すと、このドリルが復習の予定に入ります。</source>
   <translation>Go over it all, with the reasons, and this drill counts towards your reviews.</translation>
  </message>
  <message>
   <source>直前</source>
   <translation>Last days</translation>
  </message>
  <message>
   <source>直前の答えは誤り</source>
   <translation>last answer wrong</translation>
  </message>
  <message>
   <source>確信</source>
   <translation>sure</translation>
  </message>
  <message>
   <source>確信していたが、まちがえた</source>
   <translation>sure, but wrong</translation>
  </message>
  <message>
   <source>確信・あやふや</source>
   <translation>sure, unsure</translation>
  </message>
  <message>
   <source>確信・あやふや（答える前。文字を打つ欄の外で）</source>
   <translation>sure, unsure (before answering, outside the text field)</translation>
  </message>
  <message>
   <source>答えたゲート</source>
   <translation>Gate answered</translation>
  </message>
  <message>
   <source>答えた時間は {time}。いちばん速い全問正解は {best}。</source>
   <translation>Answering took {time}. Fastest perfect round: {best}.</translation>
  </message>
  <message>
   <source>答えた時間は {time}。これまででいちばん速い記録です。</source>
   <translation>Answering took {time}. Your fastest so far.</translation>
  </message>
  <message>
   <source>答えなかった</source>
   <translation>no answer</translation>
  </message>
  <message>
   <source>答える（空のままなら、ヒント）</source>
   <translation>answer (if empty, a hint)</translation>
  </message>
  <message>
   <source>答えを消す</source>
   <translation>clear the answer</translation>
  </message>
  <message>
   <source>答えを見ました</source>
   <translation>You saw the answer</translation>
  </message>
  <message>
   <source>答えを見る</source>
   <translation>show the answer</translation>
  </message>
  <message>
   <source>終わる</source>
   <translation>end</translation>
  </message>
  <message>
   <source>苦手</source>
   <translation>hard for you</translation>
  </message>
  <message>
   <source>行をえらぶ</source>
   <translation>choose a row</translation>
  </message>
  <message>
   <source>要点なし</source>
   <translation>no points</translation>
  </message>
  <message>
   <source>見た</source>
   <translation>Seen</translation>
  </message>
  <message>
   <source>見直す問題はありません。</source>
   <translation>There is nothing to go over.</translation>
  </message>
  <message>
   <source>見込み {percent} %</source>
   <translation>recall {percent}%</translation>
  </message>
  <message>
   <source>見込み {recall}</source>
   <translation>recall {recall}</translation>
  </message>
  <message>
   <source>見込みは、この日の朝のもの</source>
   <translation>recall is predicted for that morning</translation>
  </message>
  <message>
   <source>解答 {done} / {total} 問・目安 {expected} 問</source>
   <translation>{done} / {total} answered · target by now {expected}</translation>
  </message>
  <message>
   <source>解答ずみ</source>
   <translation>answered</translation>
  </message>
  <message>
   <source>解説と図</source>
   <translation>lesson and plot</translation>
  </message>
  <message>
   <source>解説や再生の欄へ</source>
   <translation>to lesson or player</translation>
  </message>
  <message>
   <source>試験OK</source>
   <translation>Exam-ready</translation>
  </message>
  <message>
   <source>試験の朝に、静かにひととおり。10 分で終わります。</source>
   <translation>Everything once, quietly, on exam morning. Takes 10 minutes.</translation>
  </message>
  <message>
   <source>試験の朝に忘れていそうな要点を、弱い順に。</source>
   <translation>What you might forget by exam morning, weakest first.</translation>
  </message>
  <message>
   <source>試験まで</source>
   <translation>Days to the exam</translation>
  </message>
  <message>
   <source>試験ドリル</source>
   <translation>Exam drill</translation>
  </message>
  <message>
   <source>試験日（{month}月{day}日）の見込み</source>
   <translation>recall predicted for exam day ({month}/{day})</translation>
  </message>
  <message>
   <source>誤り</source>
   <translation>wrong</translation>
  </message>
  <message>
   <source>進みぐあい</source>
   <translation>progress</translation>
  </message>
  <message>
   <source>選べる</source>
   <translation>Can choose</translation>
  </message>
  <message>
   <source>金</source>
   <translation>Fr</translation>
  </message>
  <message>
   <source>＋もう一度 {count}</source>
   <translation>+{count} once more</translation>
  </message>
 </context>
 <context>
  <name>weak sheet</name>
  <message>
   <source>{level}　見込み {percent}%</source>
   <translation>{level} · recall {percent}%</translation>
  </message>
  <message>
   <source>まちがえやすい</source>
   <translation>Mix-ups</translation>
  </message>
  <message>
   <source>定義</source>
   <translation>Definition</translation>
  </message>
  <message>
   <source>式</source>
   <translation>Formula</translation>
  </message>
  <message>
   <source>最近の誤答</source>
   <translation>Mistakes</translation>
  </message>
  <message>
   <source>苦手なポイントはありません。</source>
   <translation>There are no weak points.</translation>
  </message>
  <message>
   <source>苦手ポイント</source>
   <translation>Weak points</translation>
  </message>
  <message>
   <source>見込み</source>
   <translation>Recall</translation>
  </message>
  <message>
   <source>覚えうた</source>
   <translation>Oboeuta</translation>
  </message>
 </context>
 <context>
  <name>without_song</name>
  <message>
   <source>曲を開くと使えます</source>
   <translation>Can be used once a song is open</translation>
  </message>
 </context>
</TS>
